import { issueText, type Issue } from '../issues/issue';
import { formatNumber } from '../params/format-number';
import { wrapped } from './table-text';

/** What the reports for people have in common: amounts, lists of names and issues in words. */

const shown = 20;

/** "12.3 kB": powers of 1000. */
export const bytesText = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${unit === 0 ? value : value.toPrecision(3)} ${units[unit]!}`;
};

export const count = (n: number, one: string, many = `${one}s`): string => `${formatNumber(n)} ${n === 1 ? one : many}`;

/** The first of many names: the JSON has them all. */
export const some = (names: readonly string[]): string =>
  names.length <= shown + 1 ? names.join(', ') : `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;

/** A fact on lines of at most 100 columns, under a label. */
export const factLines = ([label, value]: readonly [label: string, value: string]): string[] =>
  wrapped(`  ${label.padEnd(9)} `, value);

/** An issue on lines of at most 100 columns: how much it matters, the place where it does not say so itself, the text. */
export const issueLines = (issue: Omit<Issue, 'fixes'>): string[] => {
  const place = issue.nodeId ?? issue.column ?? issue.path;
  const isNamed = place === undefined || issue.message.includes(place);
  return factLines([issue.level, `${isNamed ? '' : `${place}: `}${issueText(issue)}`]);
};
