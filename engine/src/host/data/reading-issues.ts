import type { Issue } from '../../issues/issue';
import type { ReadOptions } from '../../project/document';
import type { Encoding } from './encoding';
import { decoderOf } from './encoding';
import { openingIssue, type FileFacts } from './file-facts';
import type { Studied } from './study';

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
    ? 'JSON'
    : /^<(\?xml|!doctype|html|svg)/i.test(start)
      ? 'HTML or XML'
      : null;
  if (kind === null) return null;
  return readingIssue(
    'not-a-table',
    `${facts.name} is ${kind}, not lines of fields.`,
    'Save the table as CSV, then open that file.',
  );
};

/** Why a file without a single row has none. */
export const noRows = (facts: FileFacts, { sniffed, scan }: Studied, reason: string | undefined): Issue => {
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
  const firstLine = text.split('\n', 1)[0]!;
  return readingIssue(
    'unreadable',
    `${facts.name} could not be read: ${firstLine}`,
    'Check that it is rows and columns of text.',
  );
};

export const cancelled = (facts: FileFacts): Issue => ({
  code: 'data/cancelled',
  level: 'info',
  message: `Reading ${facts.name} was cancelled.`,
});
