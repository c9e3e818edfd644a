/** Columns as typed arrays, in SharedArrayBuffers where the host has them: handed to a thread without a copy. */
export type Column =
  /** NaN is missing. */
  | { name: string; type: 'number'; values: Float64Array }
  /** Milliseconds since 1970-01-01 00:00 UTC; NaN is missing. The text had no zone, or it was taken into account. */
  | { name: string; type: 'date'; values: Float64Array }
  /** Codes index `categories`, which are sorted by their UTF-16 units; −1 is missing. */
  | { name: string; type: 'category'; codes: Int32Array; categories: readonly string[] };

export interface Table {
  rows: number;
  columns: readonly Column[];
  /** Line in the file of each row, counted from 1 with the header; left out when line = row + firstLine throughout. */
  lines?: Int32Array;
  /** Line of the first row where `lines` is left out: 2 unless said, 1 in files without a header line. */
  firstLine?: number;
  /**
   * Which file each row comes from: 0 the main file, 1 the dev file, 2 the test file, in this order. Left out when all
   * rows are the main file's. Lines count within each file.
   */
  parts?: Uint8Array;
}

/** Line of its file that row i (from 0) stands on. */
export const lineOf = (table: Table, row: number): number => table.lines?.[row] ?? row + (table.firstLine ?? 2);
