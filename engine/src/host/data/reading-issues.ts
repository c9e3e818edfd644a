import { formatNumber } from '../../params/format-number';
import type { Issue } from '../../issues/issue';
import type { ReadOptions } from '../../project/document';
import type { Encoding } from './encoding';
import { decoderOf } from './encoding';
import { openingIssue, type FileFacts } from './file-facts';
import type { RejectedLine } from '../../data/preview';
import type { Scan } from './scan';
import type { Sniffed } from './sniff';

const readingIssue = (code: string, message: string, hint: string): Issue => ({
  code: `data/${code}`,
  level: 'error',
  message,
  hint,
});

export const notText = (facts: FileFacts, because: string): Issue =>
  readingIssue(
    'not-text',
    `${facts.name} is not text: ${because}.`,
    'Choose a text file of rows and columns, such as .csv or .tsv.',
  );

/** Bytes that text does not have: control signs other than tab, line ends, form feed and escape. */
const isControl = (byte: number): boolean => byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27;

const blank = (facts: FileFacts): Issue =>
  readingIssue(
    'empty-file',
    `${facts.name} has no rows: all its lines are blank.`,
    'Choose a file with a header line and rows.',
  );

/** What is wrong with the first part of a file that is not a table in text; null when it may be one. */
export const wrongText = (facts: FileFacts, head: Uint8Array, utf16: Encoding | null): Issue | null => {
  if (!utf16) {
    const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
    if (head.includes(0) || controls > 0.01 * head.length) {
      return notText(facts, `${controls} of its first ${head.length} bytes are signs that no text has`);
    }
  }
  const start = decoderOf(utf16 ?? 'UTF-8')
    .decode(head.subarray(0, 512))
    .trimStart();
  if (start === '' && head.length < 512) return blank(facts);
  const kind = /^[[{]\s*["{[\]}]/.test(start)
    ? 'JSON, but not an object a line'
    : /^<(\?xml|!doctype|html|svg)/i.test(start)
      ? 'HTML or XML'
      : null;
  if (kind === null) return null;
  return readingIssue(
    'not-a-table',
    `${facts.name} is ${kind}, not lines of fields.`,
    'Save the table as CSV or as JSON lines, then open that file.',
  );
};

/** Whether a text begins like JSON lines: an object on its first line. */
export const beginsWithObject = (start: string): boolean => {
  const [line = ''] = start.trimStart().split(/\r?\n/, 1);
  return line.startsWith('{') && /^\{\s*("|\}\s*$)/.test(line);
};

/** Why a file of JSON lines has no rows. */
export const noObjects = (facts: FileFacts, first: RejectedLine | undefined): Issue =>
  first
    ? {
        ...readingIssue(
          'no-lines-read',
          `No line of ${facts.name} is a JSON object: line ${first.line} ${first.reason}.`,
          'Write one object a line, or save the table as CSV.',
        ),
        line: first.line,
      }
    : blank(facts);

/** More columns than anybody looks at, and more than the reader plans in a few seconds. */
export const mostColumns = 20_000;

export const tooManyColumns = (facts: FileFacts, columns: number): Issue =>
  readingIssue(
    'too-many-columns',
    `${facts.name} has ${formatNumber(columns)} columns; at most ${formatNumber(mostColumns)} are read.`,
    'Check the delimiter, or split the table into files of fewer columns.',
  );

/** One line fills all that was looked at, which no row does. */
export const endlessLine = (facts: FileFacts): Issue => ({
  ...readingIssue(
    'no-lines-read',
    `Line 1 of ${facts.name} is longer than 2 MB: no row is.`,
    'Check that the file is a table with a row a line.',
  ),
  line: 1,
});

/** A first line that spreadsheets write for one another. */
export const separatorLine = (facts: FileFacts, line: string): Issue => ({
  ...readingIssue(
    'separator-line',
    `Line 1 of ${facts.name} is ‘${line}’, a note to a spreadsheet and no header.`,
    'Remove that line from the file, then open it again.',
  ),
  line: 1,
});

/** Why a file without a single row has none. */
export const noRows = (
  facts: FileFacts,
  { sniffed, scan }: { sniffed: Sniffed; scan: Scan },
  reason: string | undefined,
): Issue => {
  const first = scan.refused[0];
  if (first && reason !== undefined) {
    const lines = scan.refusedCount === 1 ? 'The only line with data' : `None of the ${scan.refusedCount} lines`;
    const could = scan.refusedCount === 1 ? 'could not be read' : 'could be read';
    const message = `${lines} of ${facts.name} ${could}: line ${first.line} ${reason}.`;
    const hint = 'Correct the line, or choose the delimiter and quote the file is written with.';
    return { ...readingIssue('no-lines-read', message, hint), line: first.line };
  }
  if (!sniffed.layout.header) return blank(facts);
  return readingIssue(
    'header-only',
    `${facts.name} has a header line and no rows.`,
    'Choose a file with rows, or say that its first line is no header.',
  );
};

/** Delimiter and quote are one ASCII sign each: that is what lines are searched for. */
export const wrongOptions = ({ delimiter, quote }: ReadOptions): Issue | null => {
  const isSign = (text: string): boolean => /^[\t -~]$/.test(text);
  if (delimiter !== undefined && !isSign(delimiter)) {
    return readingIssue(
      'delimiter',
      `The delimiter has to be one ASCII sign, not ‘${delimiter}’.`,
      'Use , ; | or a tab.',
    );
  }
  if (quote !== undefined && quote !== '' && (!isSign(quote) || quote === delimiter)) {
    return readingIssue('quote', `The quote has to be one ASCII sign, not ‘${quote}’.`, 'Use " or \' or no quote.');
  }
  return null;
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The first line of an error in the words of whoever threw it, without the folder of the file. */
export const plainReason = (error: unknown, { path, name }: FileFacts): string => {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return line.replace(/^([A-Z][a-z]+ )+Error: /, '').replaceAll(path, name);
};

/** What stopped the reading, in words. */
export const failedReading = (error: unknown, facts: FileFacts): Issue => {
  const text = error instanceof Error ? error.message : String(error);
  if (codeOf(error).startsWith('Z_')) {
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
  if (error instanceof Error && 'syscall' in error) return openingIssue(error, facts.path);
  return readingIssue(
    'unreadable',
    `${facts.name} could not be read: ${plainReason(error, facts)}`,
    'Check that it is rows and columns of text.',
  );
};

export const cancelled = (facts: FileFacts): Issue => ({
  code: 'data/cancelled',
  level: 'info',
  message: `Reading ${facts.name} was cancelled.`,
});

/** Columns were chosen, and the file has none of them. */
export const noColumns = (facts: FileFacts): Issue =>
  readingIssue('no-columns', `${facts.name} has none of the chosen columns.`, 'Choose columns that the file has.');

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toPrecision(2)} GB`;

/** The table would not fit: said before anything is read. */
export const tooMuch = (name: string, rows: number, bytes: number, free: number): Issue =>
  readingIssue(
    'too-large',
    `${name} has about ${formatNumber(rows)} rows, which take ${gigabytes(bytes)} of memory; ${gigabytes(free)} can be used.`,
    'Read a share of the rows, or choose columns.',
  );
