import type { ColumnProfile } from '../../data/preview';
import { lineOf, type Table } from '../../data/table';
import type { Issue } from '../../issues/issue';
import type { ReadColumn } from './read-column';

/** Cells named one by one; the rest is counted. */
const shown = 5;

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Cells that are no numbers (or dates) in a column of them: each with its line and text, as they become missing values. */
const unreadCells = (table: Table, { column, unread }: ReadColumn): Issue[] => {
  const { name } = column;
  const kind = column.type === 'date' ? 'date' : 'number';
  const issues = unread.cells.slice(0, shown).map(({ row, text }): Issue => ({
    code: `data/not-a-${kind}`,
    level: 'warning',
    message: `Line ${lineOf(table, row)}, ${name}: ‘${shorten(text)}’ is not a ${kind}.`,
    hint: 'It is treated as missing.',
    column: name,
    line: lineOf(table, row),
  }));
  const next = unread.cells[shown];
  if (next) {
    const more = unread.count - shown;
    const line = lineOf(table, next.row);
    issues.push({
      code: `data/not-${kind}s`,
      level: 'warning',
      message: `${name}: ${more} more ${more === 1 ? `cell is not a ${kind}` : `cells are not ${kind}s`}, from line ${line} on.`,
      hint: 'They are treated as missing.',
      column: name,
      line,
    });
  }
  return issues;
};

/** Signs that were taken for "no value". */
const placeholderCells = (table: Table, { column: { name }, placeholders }: ReadColumn): Issue[] =>
  placeholders.map(({ sign, count, row }): Issue => {
    const line = lineOf(table, row);
    const appears = count === 1 ? 'appears once' : `appears ${times(count)}, first here`;
    return {
      code: 'data/placeholder',
      level: 'info',
      message: `Line ${line}, ${name}: ‘${sign}’ ${appears}. It is treated as missing.`,
      hint: 'If it is a value of its own, say how missing values are written when the file is read.',
      column: name,
      line,
    };
  });

const columnFact = (profile: ColumnProfile, rows: number): Issue | null => {
  const { name: column, distinct } = profile;
  if (distinct === 0) {
    const message = `${column} has no value in all ${rows} rows.`;
    return { code: 'data/empty-column', level: 'info', message, hint: 'It cannot be used: ignore it.', column };
  }
  if (distinct === 1 && rows > 1) {
    const message = `${column} has one value throughout.`;
    return {
      code: 'data/constant-column',
      level: 'info',
      message,
      hint: 'It tells the rows apart by nothing.',
      column,
    };
  }
  return null;
};

/** Share of numbers from which a column of categories may have been meant as numbers. */
const nearlyNumeric = 0.5;
const thousands = /^[+-]?\d{1,3}([ ,.'\u00a0\u202f]\d{3})+([.,]\d+)?$/;

/** Categories that were perhaps meant as numbers. */
const perhapsNumbers = ({ name: column, top = [] }: ColumnProfile, { present, numeric }: ReadColumn): Issue | null => {
  const grouped = top.filter(({ value }) => thousands.test(value));
  const warning = (message: string, hint: string): Issue => ({
    code: 'data/not-numeric',
    level: 'warning',
    message,
    hint,
    column,
  });
  if (grouped.length > 0 && grouped.length >= 0.9 * top.length) {
    const message = `${column} is read as categories: ‘${grouped[0]!.value}’ has a thousands separator.`;
    return warning(message, 'To use it as numbers, remove the separators in the file.');
  }
  if (present === 0 || numeric < nearlyNumeric * present) return null;
  if (numeric === present) {
    const message = `${column} is read as categories: its digits begin with 0, as codes do.`;
    return { ...warning(message, 'Nothing is lost that way.'), level: 'info' };
  }
  const message = `${column} is read as categories: ${present - numeric} of its ${present} values are not numbers.`;
  return warning(message, 'To use it as numbers, correct or empty those cells in the file.');
};

/**
 * What is worth knowing of the columns: cells that were not read as they stand, and columns that say nothing. Without
 * profiles the columns as a whole are not judged.
 */
export const columnIssues = (
  table: Table,
  columns: readonly ReadColumn[],
  profiles: readonly ColumnProfile[],
): Issue[] =>
  columns.flatMap((column, i) => {
    const profile = profiles[i];
    const fact = profile ? columnFact(profile, table.rows) : null;
    const perhaps = profile?.type === 'category' ? perhapsNumbers(profile, column) : null;
    return [
      ...unreadCells(table, column),
      ...placeholderCells(table, column),
      ...(fact ? [fact] : []),
      ...(perhaps ? [perhaps] : []),
    ];
  });
