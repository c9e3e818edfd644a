import type { Issue } from '../../issues/issue';
import type { Encoding } from './encoding';
import type { FileFacts } from './file-facts';

/** An error that stops the reading of a file. */
export const readingIssue = (code: string, message: string, hint: string): Issue => ({
  code: `data/${code}`,
  level: 'error',
  message,
  hint,
});

/** Bytes that text does not have: control signs other than tab, line ends, form feed and escape. */
const isControl = (byte: number): boolean => byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27;

/** What is wrong with the first part of a file that is not a table in text; null when it may be one. */
export const wrongText = (facts: FileFacts, head: Uint8Array, utf16: Encoding | null): Issue | null => {
  const { name } = facts;
  if (!utf16) {
    const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
    if (head.includes(0) || controls > 0.01 * head.length) {
      return readingIssue(
        'not-text',
        `${name} is not text: ${controls} of its first ${head.length} bytes are signs that no text has.`,
        'Choose a text file of rows and columns, such as .csv or .tsv.',
      );
    }
  }
  const start = new TextDecoder(utf16 === 'UTF-16 LE' ? 'utf-16le' : utf16 ? 'utf-16be' : 'utf-8')
    .decode(head.subarray(0, 512))
    .trimStart();
  if (start === '' && head.length < 512) {
    return readingIssue('empty-file', `${name} has no rows: all its lines are blank.`, 'Choose a file with rows.');
  }
  const kind = /^[[{]\s*["{[\]}]/.test(start) ? 'JSON' : /^<(\?xml|!doctype|html|svg)/i.test(start) ? 'HTML or XML' : null;
  return kind === null
    ? null
    : readingIssue(
        'not-a-table',
        `${name} is ${kind}, not lines of fields.`,
        'Save the table as CSV, then open that file.',
      );
};
