import type { Preview, RejectedLine, RowWindow } from '../../data/preview';
import { lineOf, type Table } from '../../data/table';
import { fail, ok, type Issue, type Result } from '../../issues/issue';
import type { ReadOptions } from '../../project/document';
import { readHead } from './bytes';
import { writeCleanCopy } from './clean-copy';
import { columnIssues } from './column-issues';
import { columnNames } from './column-names';
import { findTypes } from './column-types';
import { openDatabase, textColumn, type Database } from './database';
import { decoderOf, utf16By, type Encoding } from './encoding';
import { inspectFile, openingIssue, type FileFacts } from './file-facts';
import { loadCells, readRejects } from './load';
import { isMissing } from './missing';
import { profileColumn } from './profile';
import { readColumns } from './read-columns';
import { readingIssue, wrongText } from './reading-issues';
import { rejectedIssues, rejectedLines } from './rejected-lines';
import { rowLines } from './row-lines';
import { scanFile, type Scan } from './scan';
import { sniff, type Sniffed } from './sniff';

/** A data file that has been read: its table, what is known of it, and its text. */
export interface OpenTable {
  preview: Preview;
  table: Table;
  /** Rows as they stand in the file. */
  rows: (start: number, count: number) => Promise<RowWindow>;
  close: () => void;
}

export interface OpenOptions {
  read?: ReadOptions;
  /** The share of the work done, and the rows read so far. */
  progress?: (share: number, rows: number) => void;
  signal?: AbortSignal;
}

const headBytes = 256 * 1024;
/** Rejected lines handed over; all are counted. */
const shownRejects = 200;
/** Where the stages of reading end, as shares of the whole. */
const scanned = 0.2;
const loaded = 0.7;

interface Written {
  sniffed: Sniffed;
  scan: Scan;
}

/** Sees how the file is written: from its first part, then from all its bytes. */
const study = async (facts: FileFacts, options: OpenOptions): Promise<Result<Written>> => {
  const read = options.read ?? {};
  const head = await readHead(facts, headBytes);
  const utf16 = utf16By(head.bytes);
  const wrong = wrongText(facts, head.bytes, utf16);
  if (wrong) return fail(wrong);
  const headText = decoderOf(utf16 ?? 'UTF-8').decode(head.bytes);
  const sniffed = sniff(headText, head.whole, read);
  const scan = await scanFile(facts, {
    delimiter: sniffed.delimiter,
    quote: sniffed.quote,
    utf16,
    progress: (bytes) => options.progress?.((scanned * bytes) / facts.bytes, 0),
    signal: options.signal,
  });
  if (scan.nulLine > 0) {
    const message = `${facts.name} is not text: line ${scan.nulLine} has a byte of value 0.`;
    return fail(readingIssue('not-text', message, 'Choose a text file of rows and columns.'));
  }
  // The first part was judged as UTF-8; names in another encoding have to be read again.
  if (scan.encoding !== 'Windows-1252') return ok({ sniffed, scan });
  return ok({ sniffed: sniff(decoderOf('Windows-1252').decode(head.bytes), head.whole, read), scan });
};

/** Reads the text of all cells into the database; odd files by way of a clean copy. */
const load = async (facts: FileFacts, { sniffed, scan }: Written, signal?: AbortSignal) => {
  const odd = scan.records.newline === 'mixed' || scan.encoding !== 'UTF-8';
  const copy = odd ? await writeCleanCopy(facts, scan.encoding, signal) : null;
  let database: Database | undefined;
  try {
    const file = copy?.path ?? facts.path;
    database = await openDatabase(file);
    const { connection } = database;
    signal?.addEventListener('abort', () => connection.interrupt(), { once: true });
    const rows = await loadCells(connection, { file, gzip: facts.gzip && !copy, sniffed });
    return { database, rows, rejects: await readRejects(connection) };
  } catch (error) {
    database?.close();
    throw error;
  } finally {
    await copy?.remove();
  }
};

const encodingIssue = (encoding: Encoding): Issue[] =>
  encoding === 'Windows-1252'
    ? [
        {
          code: 'data/encoding',
          level: 'info',
          message: 'The file is not UTF-8. It is read as Windows-1252 (Latin-1).',
          hint: 'If letters look wrong, save the file as UTF-8.',
        },
      ]
    : [];

const read = async (facts: FileFacts, written: Written, options: OpenOptions): Promise<Result<OpenTable>> => {
  const { sniffed, scan } = written;
  const { database, rows, rejects } = await load(facts, written, options.signal);
  const { connection } = database;
  try {
    options.progress?.(loaded, rows);
    const { names, issues: nameIssues } = columnNames(sniffed.headerFields, sniffed.columns);
    const rejected = new Set(rejects.map((reject) => reject.record));
    const places = rowLines(scan.records, rows, { ...sniffed, rejected });
    const lines = rejectedLines(rejects, sniffed, names, places);
    if (rows === 0) {
      database.close();
      return fail(noRows(facts, sniffed, lines));
    }
    const types = await findTypes(connection, sniffed.columns, options.read?.decimal);
    const columns = await readColumns(connection, names, types, rows, (done) =>
      options.progress?.(loaded + ((1 - loaded) * done) / rows, done),
    );
    const table: Table = { rows, columns, ...(places.lines ? { lines: places.lines } : {}) };
    const profiles = columns.map((column) => profileColumn(table, column));
    const preview: Preview = {
      name: facts.name,
      bytes: facts.bytes,
      hash: scan.hash,
      dialect: {
        delimiter: sniffed.delimiter,
        quote: sniffed.quote,
        header: sniffed.header,
        encoding: scan.encoding,
        decimal: types.decimal,
      },
      rows,
      rejected: lines.slice(0, shownRejects),
      rejectedCount: lines.length,
      columns: profiles,
      issues: [
        ...encodingIssue(scan.encoding),
        ...nameIssues,
        ...rejectedIssues(rejects, lines, sniffed),
        ...(await columnIssues(connection, table, profiles, types.decimal)),
      ],
    };
    return ok({ preview, table, rows: rowReader(database, table), close: database.close });
  } catch (error) {
    database.close();
    throw error;
  }
};

/** Nothing was read: because nothing is there, or because no line could be. */
const noRows = (facts: FileFacts, sniffed: Sniffed, rejected: readonly RejectedLine[]): Issue => {
  const first = rejected[0];
  if (first) {
    return {
      ...readingIssue(
        'no-lines-read',
        `None of the ${rejected.length} lines of ${facts.name} could be read. Line ${first.line} ${first.reason}.`,
        'Choose the delimiter and the quote the file is written with.',
      ),
      line: first.line,
    };
  }
  return sniffed.header
    ? readingIssue(
        'header-only',
        `${facts.name} has a header line and no rows.`,
        'Choose a file with rows, or say that its first line is no header.',
      )
    : readingIssue('empty-file', `${facts.name} has no rows: all its lines are blank.`, 'Choose a file with rows.');
};

const rowReader =
  ({ connection }: Database, table: Table) =>
  async (start: number, count: number): Promise<RowWindow> => {
    const from = Math.max(0, Math.min(Math.trunc(start), table.rows));
    const to = Math.max(from, Math.min(from + Math.trunc(count), table.rows));
    const names = table.columns.map((_, i) => textColumn(i)).join(', ');
    const reader = await connection.runAndReadAll(
      `SELECT ${names} FROM cells WHERE rowid >= $from AND rowid < $to ORDER BY rowid`,
      { from: BigInt(from), to: BigInt(to) },
    );
    const cells = reader
      .getRows()
      .map((row) => row.map((cell) => (cell === null || isMissing(String(cell)) ? null : String(cell))));
    return { start: from, lines: cells.map((_, i) => lineOf(table, from + i)), cells };
  };

/**
 * Opens a CSV file (.csv, .tsv, any delimiter, also gzipped): every mistake in it is an issue with its line, and nothing
 * is left out or guessed without one.
 */
export const openData = async (file: string, options: OpenOptions = {}): Promise<Result<OpenTable>> => {
  const wrong = wrongOptions(options.read ?? {});
  if (wrong) return fail(wrong);
  const facts = await inspectFile(file);
  if (!facts.ok) return facts;
  try {
    const written = await study(facts.value, options);
    return written.ok ? await read(facts.value, written.value, options) : written;
  } catch (error) {
    if (options.signal?.aborted) {
      return fail({ code: 'data/cancelled', level: 'info', message: `Reading ${facts.value.name} was cancelled.` });
    }
    return fail(failedReading(error, facts.value));
  }
};

/** Delimiter and quote are one ASCII sign each: that is what lines are searched for. */
const wrongOptions = ({ delimiter, quote }: ReadOptions): Issue | null => {
  const isSign = (text: string): boolean => /^[\t -~]$/.test(text);
  if (delimiter !== undefined && !isSign(delimiter)) {
    return readingIssue('delimiter', `The delimiter has to be one sign, not “${delimiter}”.`, 'Use , ; | or a tab.');
  }
  if (quote !== undefined && quote !== '' && (!isSign(quote) || quote === delimiter)) {
    return readingIssue('quote', `The quote has to be one sign, not “${quote}”.`, 'Use " or \' or no quote.');
  }
  return null;
};

const failedReading = (error: unknown, facts: FileFacts): Issue => {
  const text = error instanceof Error ? error.message : String(error);
  if (/Z_(BUF|DATA)_ERROR|incorrect header check|unexpected end of file|invalid (block|stored|distance|code)/i.test(text)) {
    return readingIssue(
      'damaged-gzip',
      `${facts.name} is a gzip file that is damaged or cut off.`,
      'Get the file again, or unpack it first.',
    );
  }
  if (/out of memory/i.test(text)) {
    return readingIssue(
      'too-large',
      `${facts.name} does not fit into this computer’s memory.`,
      'Use a part of its rows or columns.',
    );
  }
  return error instanceof Error && 'code' in error && 'syscall' in error
    ? openingIssue(error, facts.path)
    : readingIssue('unreadable', `${facts.name} could not be read: ${firstLine(text)}`, 'Check that it is a text file of rows and columns.');
};

const firstLine = (text: string): string => text.split('\n', 1)[0]!;
