import type { Dialect } from '../../data/preview';
import { fail, ok, type Issue, type Result } from '../../issues/issue';
import { readHead, type Head } from './bytes';
import { columnNames } from './column-names';
import { decoderOf, encodings, utf16By, utf16Of, type Encoding } from './encoding';
import type { FileFacts } from './file-facts';
import { guessColumns } from './guess';
import { bytesOfRow, lackOfRoom } from './memory';
import { missingRule } from './missing';
import type { ColumnsRead } from './read-columns';
import { isWanted, linesOf, type FileRead, type ReadJob } from './read-file';
import {
  endlessLine,
  mostColumns,
  noColumns,
  noRows,
  notText,
  separatorLine,
  tooManyColumns,
  wrongText,
} from './reading-issues';
import { readPlain, readSound, type TextJob } from './read-text';
import { rejectedIssues, rejectedLines } from './rejected-lines';
import { scanFile, type Scan } from './scan';
import { sniff, type Sniffed } from './sniff';
import type { ReadColumn } from './read-column';

const headBytes = 1 << 20;

/** How a delimited file seems to be written, from its first part. */
interface Look {
  head: Head;
  /** By choice, or by a mark; null: UTF-8, unless the bytes say otherwise. */
  encoding: Encoding | null;
  sniffed: Sniffed;
}

const chosenEncoding = (name: string | undefined): Encoding | null => encodings.find((each) => each === name) ?? null;

const hasLineEnd = (bytes: Uint8Array): boolean => bytes.includes(10) || bytes.includes(13);

const lookAt = async ({ facts, read }: ReadJob): Promise<Result<Look>> => {
  const head = await readHead(facts, headBytes);
  const encoding = chosenEncoding(read.encoding) ?? utf16By(head.bytes);
  const wrong = wrongText(facts, head.bytes, encoding && utf16Of(encoding));
  if (wrong) return fail(wrong);
  // No row is longer than 2 MB: without the end of a line in more than that there is none.
  if (!head.whole && !hasLineEnd(head.bytes)) {
    const more = await readHead(facts, 3 * headBytes);
    if (!more.whole && !hasLineEnd(more.bytes)) return fail(endlessLine(facts));
  }
  const text = decoderOf(encoding ?? 'UTF-8').decode(head.bytes);
  const note = /^\ufeff?(sep=.)\r?\n/i.exec(text)?.[1];
  if (note !== undefined) return fail(separatorLine(facts, note));
  const sniffed = sniff(text, head.whole, read);
  const { columns } = sniffed.layout;
  return columns > mostColumns ? fail(tooManyColumns(facts, columns)) : ok({ head, encoding, sniffed });
};

/** The sniffed layout with names decoded by the encoding that all bytes turned out to have. */
const decodedBy = ({ sniffed, head }: Look, { encoding }: Scan, { read }: ReadJob): Sniffed => {
  if (encoding !== 'Windows-1252') return sniffed;
  const { delimiter, quote, header } = sniffed.layout;
  return sniff(decoderOf(encoding).decode(head.bytes), head.whole, { ...read, delimiter, quote, header });
};

/** Rows there will be, by the length of the first records. */
const expectedRows = ({ head, sniffed: { body } }: Look): number => {
  const signs = body.reduce((sum, record) => sum + record.reduce((all, cell) => all + cell.length + 1, 0), 0);
  return Math.ceil(head.unpacked / Math.max(1, signs / Math.max(1, body.length)));
};

const textsIn = ({ bytes }: Head, texts: readonly string[]): string[] => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return texts.filter((text) => head.includes(text));
};

interface Named {
  job: TextJob;
  names: readonly string[];
  nameIssues: readonly Issue[];
}

const plan = (look: Look, sniffed: Sniffed, { facts, read, asText }: ReadJob): Named => {
  const { layout, body, headerFields } = sniffed;
  const { names, issues } = columnNames(headerFields, layout);
  const missing = missingRule(read.missing);
  const guess = guessColumns(body, layout.columns, missing, read.decimal);
  const isRead = isWanted(read);
  const wanted = names.flatMap((name, index) =>
    isRead(name) ? [{ index, name, numbers: guess.numbers[index]!, asText: asText.has(name) }] : [],
  );
  const reading = { missing, decimal: guess.decimal, dateFormat: read.dateFormat };
  return {
    job: {
      facts,
      layout,
      wanted,
      reading,
      share: read.share,
      expected: expectedRows(look),
      seenMissing: textsIn(look.head, missing.nullTexts),
      seenQuote: layout.quote !== '' && textsIn(look.head, [layout.quote]).length > 0,
    },
    names,
    nameIssues: issues,
  };
};

/** Whether the quick way is worth trying: nothing in the first part needs a closer look. */
const seemsPlain = (
  { encoding, sniffed: { layout, headerFields } }: Look,
  { facts, job }: { facts: FileFacts; job: TextJob },
): boolean =>
  facts.head === undefined &&
  (encoding ?? 'UTF-8') === 'UTF-8' &&
  job.reading.decimal === '.' &&
  (!layout.header || headerFields.length === layout.columns);

const rowBytes = ({ wanted }: TextJob): number =>
  bytesOfRow(wanted.map(({ numbers }) => (numbers ? 'number' : 'text')));

const encodingIssues = ({ encoding, valid }: Scan, chosen: string | undefined): Issue[] => {
  if (!valid) {
    const message = `Some bytes of the file are not ${encoding}: each is read as �.`;
    return [
      { code: 'data/encoding', level: 'warning', message, hint: 'Choose another encoding, Windows-1252 for instance.' },
    ];
  }
  if (encoding !== 'Windows-1252' || chosen !== undefined) return [];
  const message = 'The file is not UTF-8. It is read as Windows-1252 (Latin-1).';
  return [
    {
      code: 'data/encoding',
      level: 'info',
      message,
      hint: 'If letters look wrong, choose the encoding it was saved in.',
    },
  ];
};

const dateIssues = (columns: readonly ReadColumn[]): Issue[] =>
  columns.flatMap(({ column, dates }): Issue[] => {
    if (!dates?.ambiguous) return [];
    const message = `${column.name} could have its day or its month first in every row. It is read as ${dates.pattern}.`;
    return [
      {
        code: 'data/ambiguous-date',
        level: 'warning',
        message,
        hint: 'Choose the date format if that is wrong.',
        column: column.name,
      },
    ];
  });

const dialectOf = (
  layout: Sniffed['layout'],
  encoding: Encoding,
  decimal: '.' | ',',
  columns: readonly ReadColumn[],
): Dialect => ({
  delimiter: layout.delimiter,
  quote: layout.quote,
  header: layout.header,
  encoding,
  decimal,
  dateFormat: columns.find(({ dates }) => dates !== null)?.dates?.pattern ?? null,
});

const sampled = (share: number | undefined, rows: number): Pick<FileRead, 'sampledFrom'> =>
  share === undefined ? {} : { sampledFrom: rows };

const keptRows = ({ drawn, rows }: ColumnsRead): number => drawn?.length ?? rows;

const fromPlain = async (look: Look, named: Named, { read, hooks }: ReadJob): Promise<FileRead | null> => {
  const { job, nameIssues } = named;
  const plain = await readPlain(job, hooks);
  if (!plain || plain.read.rows === 0) return null;
  const { columns, rows, drawn } = plain.read;
  const { layout } = look.sniffed;
  return {
    hash: plain.scan.hash,
    format: 'text',
    dialect: dialectOf(layout, 'UTF-8', job.reading.decimal, columns),
    rows: keptRows(plain.read),
    columns,
    ...linesOf(null, drawn, layout.header ? 2 : 1),
    rejected: [],
    rejectedCount: 0,
    ...sampled(read.share, rows),
    issues: [...nameIssues, ...dateIssues(columns)],
  };
};

/** Reads a delimited text file: every mistake in it is told with its line, and nothing is left out without a word. */
export const readTextFile = async (asked: ReadJob): Promise<Result<FileRead>> => {
  const { facts, read, hooks } = asked;
  const look = await lookAt(asked);
  if (!look.ok) return look;
  const first = plan(look.value, look.value.sniffed, asked);
  if (first.job.wanted.length === 0) return fail(noColumns(facts));
  const lack = look.value.head.whole
    ? null
    : lackOfRoom(facts, first.job.expected * (read.share ?? 1), rowBytes(first.job));
  if (lack) return fail(lack);
  if (seemsPlain(look.value, { facts, job: first.job })) {
    const plain = await fromPlain(look.value, first, asked);
    if (plain) return ok(plain);
  }
  const { layout } = look.value.sniffed;
  const scanShare = 0.3;
  const scan = await scanFile(facts, {
    layout,
    encoding: look.value.encoding,
    progress: (bytes) => hooks.progress?.((scanShare * bytes) / facts.bytes, 0),
    signal: hooks.signal,
  });
  if (scan.hasNul) return fail(notText(facts, 'it has bytes of value 0'));
  const sniffed = decodedBy(look.value, scan, asked);
  const { job, names, nameIssues } = plan(look.value, sniffed, asked);
  const rejected = rejectedLines(scan.refused, layout, names);
  if (scan.rowLines.length === 0) return fail(noRows(facts, { sniffed, scan }, rejected[0]?.reason));
  const later: ReadJob['hooks'] = {
    signal: hooks.signal,
    progress: (share, rows) => hooks.progress?.(scanShare + (1 - scanShare) * share, rows),
  };
  const columnsRead = await readSound(job, scan, later);
  const { columns, rows, drawn } = columnsRead;
  return ok({
    hash: scan.hash,
    format: 'text',
    dialect: dialectOf(layout, scan.encoding, job.reading.decimal, columns),
    rows: keptRows(columnsRead),
    columns,
    ...linesOf(scan.rowLines, drawn, layout.header ? 2 : 1),
    rejected,
    rejectedCount: scan.refusedCount,
    ...sampled(read.share, rows),
    issues: [
      ...encodingIssues(scan, read.encoding),
      ...nameIssues,
      ...rejectedIssues(scan.refused, scan.refusedCount, layout, rejected),
      ...dateIssues(columns),
    ],
  });
};
