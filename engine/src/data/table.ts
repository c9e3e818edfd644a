/** Columns as typed arrays, in SharedArrayBuffers where the host has them: handed to a thread without a copy. */
export type Column =
  /** NaN is missing. */
  | { name: string; type: 'number'; values: Float64Array }
  /** Codes index `categories`; −1 is missing. Categories are in order of first appearance sorted by name. */
  | { name: string; type: 'category'; codes: Int32Array; categories: readonly string[] };

export interface Table {
  rows: number;
  columns: readonly Column[];
  /** Line in the file of each row, counted from 1 with the header; left out when line = row + 2 throughout. */
  lines?: Int32Array;
}

/** Line of the file that row i (from 0) stands on. */
export const lineOf = (table: Table, row: number): number => table.lines?.[row] ?? row + 2;
