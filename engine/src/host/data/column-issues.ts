import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnProfile } from '../../data/preview';
import { lineOf, type Table } from '../../data/table';
import type { Issue } from '../../issues/issue';
import type { ColumnTypes } from './column-types';
import { textColumn } from './database';
import { asNumber, placeholders, presentText } from './missing';

/** Cells named one by one; the rest is counted. */
const shown = 5;

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Cells of a number column that are no numbers: each with its line and text, as they become missing values. */
const unreadCells = async (
  connection: DuckDBConnection,
  table: Table,
  i: number,
  decimal: '.' | ',',
): Promise<Issue[]> => {
  const cell = textColumn(i);
  const reader = await connection.runAndReadAll(
    `SELECT rowid, ${cell}, count(*) OVER () FROM cells
       WHERE ${presentText(cell)} IS NOT NULL AND (${asNumber(cell, decimal)}) IS NULL ORDER BY rowid LIMIT ${shown + 1}`,
  );
  const column = table.columns[i]!.name;
  const found = reader.getRows().map(([row, text]) => ({ line: lineOf(table, Number(row)), text: String(text) }));
  const count = Number(reader.getRows()[0]?.[2] ?? 0);
  const issues = found.slice(0, shown).map(({ line, text }): Issue => ({
    code: 'data/not-a-number',
    level: 'warning',
    message: `Line ${line}, ${column}: ‘${shorten(text)}’ is not a number.`,
    hint: 'It is treated as missing.',
    column,
    line,
  }));
  if (count > shown) {
    const more = count - shown;
    issues.push({
      code: 'data/not-numbers',
      level: 'warning',
      message: `${column}: ${more} more ${more === 1 ? 'cell is not a number' : 'cells are not numbers'}, from line ${found[shown]!.line} on.`,
      hint: 'They are treated as missing.',
      column,
      line: found[shown]!.line,
    });
  }
  return issues;
};

/** Signs that were taken for "no value". */
const placeholderCells = async (connection: DuckDBConnection, table: Table, i: number): Promise<Issue[]> => {
  const cell = textColumn(i);
  const signs = placeholders.map((sign) => `'${sign}'`).join(', ');
  const reader = await connection.runAndReadAll(
    `SELECT trim(${cell}) AS sign, count(*), min(rowid) FROM cells WHERE sign IN (${signs}) GROUP BY sign ORDER BY sign`,
  );
  const column = table.columns[i]!.name;
  return reader.getRows().map(([sign, count, row]): Issue => {
    const line = lineOf(table, Number(row));
    const appears = Number(count) === 1 ? 'appears once' : `appears ${times(Number(count))}, first here`;
    return {
      code: 'data/placeholder',
      level: 'info',
      message: `Line ${line}, ${column}: ‘${String(sign)}’ ${appears}. It is treated as missing.`,
      column,
      line,
    };
  });
};

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
const perhapsNumbers = (
  { name: column, top = [], missing }: ColumnProfile,
  rows: number,
  numbers: number,
): Issue | null => {
  const present = rows - missing;
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
  if (present === 0 || numbers < nearlyNumeric * present) return null;
  const message = `${column} is read as categories: ${present - numbers} of its ${present} values are not numbers.`;
  return warning(message, 'To use it as numbers, correct or empty those cells in the file.');
};

/** What is worth knowing of the columns: cells that were not read as they stand, and columns that say nothing. */
export const columnIssues = async (
  connection: DuckDBConnection,
  table: Table,
  profiles: readonly ColumnProfile[],
  { decimal, numbers }: ColumnTypes,
): Promise<Issue[]> => {
  const issues: Issue[] = [];
  for (const [i, profile] of profiles.entries()) {
    if (profile.missing > 0) {
      if (profile.type === 'number') issues.push(...(await unreadCells(connection, table, i, decimal)));
      issues.push(...(await placeholderCells(connection, table, i)));
    }
    const fact = columnFact(profile, table.rows);
    if (fact) issues.push(fact);
    const perhaps = profile.type === 'category' ? perhapsNumbers(profile, table.rows, numbers[i]!) : null;
    if (perhaps) issues.push(perhaps);
  }
  return issues;
};
