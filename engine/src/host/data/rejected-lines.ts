import type { RejectedLine } from '../../data/preview';
import type { Issue } from '../../issues/issue';
import type { Layout } from './record-scanner';
import { splitRecords } from './records';
import type { Refused } from './scan';

const shownText = 120;
const shownIssues = 5;

const shorten = (text: string): string => (text.length > shownText ? `${text.slice(0, shownText - 1)}…` : text);

/** Two neighbours that make one number with a decimal comma: the reason of most lines with a field too many. */
const splitDecimal = (fields: readonly string[]): string | null => {
  for (let i = 0; i + 1 < fields.length; i++) {
    const [whole, part] = [fields[i]!, fields[i + 1]!];
    if (/^[+-]?\d+$/.test(whole) && /^\d+$/.test(part)) return `${whole},${part}`;
  }
  return null;
};

const reasonOf = ({ fault, fields, because = '' }: Refused, layout: Layout): string => {
  switch (fault) {
    case 'width':
      return `has ${fields} ${fields === 1 ? 'field' : 'fields'}, expected ${layout.columns}`;
    case 'open-quote':
      return 'opens a quote that is never closed';
    case 'text-after-quote':
      return 'has text after a closing quote';
    case 'too-long':
      return 'is longer than 2 MB';
    case 'json':
      return because;
  }
};

const hintOf = ({ fault, fields, text }: Refused, { delimiter, quote, columns }: Layout): string => {
  if (fault === 'width' && delimiter === ',' && fields > columns) {
    const decimal = splitDecimal(splitRecords(text, delimiter, quote, 1)[0] ?? []);
    if (decimal) return `A decimal comma? ‘${decimal}’ is split in two.`;
  }
  const mend =
    fault === 'open-quote' || fault === 'text-after-quote' ? 'A quote within a quoted field is doubled. ' : '';
  return `${mend}The line is left out: correct it in the file, then open the file again.`;
};

/** Refused records as lines of the file, with the reason in words. */
export const rejectedLines = (refused: readonly Refused[], layout: Layout, names: readonly string[]): RejectedLine[] =>
  refused.map((record) => {
    const byQuote = record.fault === 'open-quote' || record.fault === 'text-after-quote';
    const column = byQuote ? names[record.faultField] : undefined;
    return {
      line: record.line,
      ...(column === undefined ? {} : { column }),
      reason: reasonOf(record, layout),
      text: shorten(record.text),
    };
  });

/** An issue for each of the first refused lines, with a guess at the cause where there is one; the others are counted. */
export const rejectedIssues = (
  refused: readonly Refused[],
  count: number,
  layout: Layout,
  lines: readonly RejectedLine[],
): Issue[] => {
  const issues = lines.slice(0, shownIssues).map((line, i): Issue => {
    const what = refused[i]!.fault === 'open-quote' ? 'the quote is never closed' : 'text follows a closing quote';
    return {
      code: 'data/rejected-line',
      level: 'warning',
      message:
        line.column === undefined ? `Line ${line.line} ${line.reason}.` : `Line ${line.line}, ${line.column}: ${what}.`,
      hint: hintOf(refused[i]!, layout),
      line: line.line,
      ...(line.column === undefined ? {} : { column: line.column }),
    };
  });
  const next = lines[shownIssues];
  if (next) {
    const more = count - shownIssues;
    const subject =
      more === 1 ? '1 more line could not be read:' : `${more} more lines could not be read, the first of them`;
    issues.push({
      code: 'data/rejected-lines',
      level: 'warning',
      message: `${subject} line ${next.line}.`,
      hint: more === 1 ? 'It is left out.' : 'They are left out.',
      line: next.line,
    });
  }
  return issues;
};
