import { formatNumber } from '../params/format-number';

/** "1 row", "12 000 rows". */
export const rows = (n: number): string => `${formatNumber(n)} ${n === 1 ? 'row' : 'rows'}`;

/** "line 5", "lines 5 and 9", "lines 5, 9, 12 and 4 more". */
export const some = (lines: readonly number[], count: number): string => {
  const shown = lines.slice(0, 3).map(formatNumber);
  const more = count - shown.length;
  if (more > 0) return `lines ${shown.join(', ')} and ${formatNumber(more)} more`;
  return shown.length === 1 ? `line ${shown[0]}` : `lines ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
};

/** "‘a’", "‘a’ and ‘b’", "‘a’, ‘b’, ‘c’ and 4 more". */
export const quoted = (names: readonly string[]): string => {
  const shown = names.slice(0, 3).map((name) => `‘${name}’`);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${formatNumber(more)} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
};
