import type { RowWindow } from '../../data/preview';
import { dateText } from '../../data/dates';
import { lineOf, type Column, type Table } from '../../data/table';
import type { UnreadCell } from './read-column';

/** The value of a cell in words; null where it is missing. */
const cellText = (column: Column, row: number): string | null => {
  if (column.type === 'category') return column.categories[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  if (Number.isNaN(value)) return null;
  return column.type === 'date' ? dateText(value) : String(value);
};

/** Rows of a table for its view, with the texts that could not be read (`unread`: by column, those that are known). */
export const rowWindow = (
  table: Table,
  unread: readonly (readonly UnreadCell[])[],
  start: number,
  count: number,
): RowWindow => {
  const from = Math.max(0, Math.min(Math.trunc(start), table.rows));
  const to = Math.max(from, Math.min(from + Math.trunc(count), table.rows));
  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  return {
    start: from,
    lines: rows.map((row) => lineOf(table, row)),
    cells: rows.map((row) => table.columns.map((column) => cellText(column, row))),
    unread: unread.flatMap((cells, column) =>
      cells.filter(({ row }) => row >= from && row < to).map(({ row, text }) => ({ row: row - from, column, text })),
    ),
    ...(table.parts ? { parts: rows.map((row) => table.parts![row]!) } : {}),
  };
};
