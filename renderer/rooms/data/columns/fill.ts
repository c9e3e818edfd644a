import {
  formatNumber,
  issueText,
  parseNumber,
  readIsoDate,
  type ColumnSpec,
  type ColumnType,
} from '@deepwright/engine';

/** What a person types to stand in for gaps. */

export const fillText = ({ fill }: ColumnSpec): string =>
  typeof fill === 'number' ? formatNumber(fill) : (fill ?? '');

/** The value that a text stands for in a column of that type, or why it stands for none. */
export const readFill = (text: string, type: ColumnType): number | string | { wrong: string } => {
  const typed = text.trim();
  if (type === 'date') {
    const isDate = !Number.isNaN(readIsoDate(typed));
    return isDate ? typed : { wrong: `Expected a date such as 2026-01-31; ‘${typed}’ is none.` };
  }
  if (type !== 'number') return typed;
  const read = parseNumber(typed);
  return read.ok ? read.value : { wrong: read.issues.map(issueText).join(' ') };
};
