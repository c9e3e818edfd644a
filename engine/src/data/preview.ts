import type { Issue } from '../issues/issue';
import type { ColumnType } from '../project/document';

/** What a column holds, from all its rows. */
export interface ColumnProfile {
  name: string;
  /** The type found; numbers with few whole values may still be used as categories. */
  type: ColumnType;
  missing: number;
  /** Lines of the first missing values, at most 5. */
  missingLines: readonly number[];
  distinct: number;
  /** Number columns: over the values present. `deviation` divides by n. */
  numbers?: {
    min: number;
    max: number;
    mean: number;
    deviation: number;
    quartiles: readonly [number, number, number];
    /** Counts in equal bins from min to max. */
    histogram: readonly number[];
  };
  /** The most frequent values, at most 20, most frequent first: of category columns and of numbers with at most 20 values. */
  top?: readonly { value: string; count: number }[];
}

/** A line that could not be read. */
export interface RejectedLine {
  line: number;
  column?: string;
  /** In words: "has 8 fields, expected 7". */
  reason: string;
  /** The line's text, shortened. */
  text: string;
}

/** How the text was read: what was sniffed or chosen. */
export interface Dialect {
  delimiter: string;
  quote: string;
  header: boolean;
  encoding: string;
  decimal: '.' | ',';
}

/** A file as read: what the Data room shows. */
export interface Preview {
  /** The file's name without folder. */
  name: string;
  bytes: number;
  /** SHA-256 of the file's bytes, hex. */
  hash: string;
  dialect: Dialect;
  /** Rows read (rejected lines not counted). */
  rows: number;
  rejected: readonly RejectedLine[];
  rejectedCount: number;
  columns: readonly ColumnProfile[];
  /** Things to know: duplicate header names renamed, constant columns … */
  issues: readonly Issue[];
}

/** Rows for the table view: text as it stands in the file; null is missing. */
export interface RowWindow {
  start: number;
  lines: readonly number[];
  cells: readonly (readonly (string | null)[])[];
}
