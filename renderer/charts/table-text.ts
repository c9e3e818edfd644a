import type { Table } from './spec';

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A table as CSV text: a head and one line a row. */
export const csvText = (table: Pick<Table, 'columns' | 'rows'>): string =>
  [table.columns, ...table.rows].map((row) => row.map(cell).join(',')).join('\n') + '\n';

/** Up to `most` of `length` rows, evenly spread, the first and the last always. */
export const spreadOver = (length: number, most: number): number[] => {
  if (length <= most) return Array.from({ length }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (length - 1)) / (most - 1)));
};
