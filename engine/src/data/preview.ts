import type { Issue } from '../issues/issue';
import type { ColumnType } from '../project/document';

/** What a column holds, from all its rows. */
export interface ColumnProfile {
  name: string;
  /** The type found; numbers with few whole values may still be used as categories. `boolean` has two values such as yes and no. */
  type: ColumnType;
  missing: number;
  /**
   * There are too many rows to sort them all: the quartiles are those of evenly spaced ones, and `distinct` counts the values
   * among these, so that there are at least that many.
   */
  estimated?: boolean;
  /** Lines of the first missing values, at most 5. */
  missingLines: readonly number[];
  distinct: number;
  /** Number columns: over the values present. `deviation` divides by n. Of dates in milliseconds since 1970 (UTC). */
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

/** How a delimited text was read: what was sniffed or chosen. */
export interface Dialect {
  delimiter: string;
  quote: string;
  header: boolean;
  encoding: string;
  decimal: '.' | ',';
  /** Pattern of the dates, such as `dd.MM.yyyy`; null where no column is dates. */
  dateFormat: string | null;
}

/** What kind of file it is. `json` is JSON lines: an object a line. */
export type FileFormat = 'text' | 'parquet' | 'json';

/** Pixel columns in the order of the file, row by row of the picture, and the range of their values. */
export interface PictureShape {
  columns: readonly string[];
  width: number;
  height: number;
  min: number;
  max: number;
}

/** A file of its own for the dev or the test rows. */
export interface PartFile {
  name: string;
  bytes: number;
  hash: string;
  rows: number;
  rejectedCount: number;
}

/** A file as read: what the Data room shows. */
export interface Preview {
  /** The file's name without folder. */
  name: string;
  bytes: number;
  /** SHA-256 of the file's bytes, hex. */
  hash: string;
  /** What the rows of a run are known by: `hash`, or one over the hashes of all files where dev or test rows have their own. */
  dataHash: string;
  format: FileFormat;
  /** Null where the file is no delimited text. */
  dialect: Dialect | null;
  /** Rows read (rejected lines not counted), those of dev and test files included. */
  rows: number;
  rejected: readonly RejectedLine[];
  rejectedCount: number;
  columns: readonly ColumnProfile[];
  /** Columns that are the pixels of pictures, or null. */
  picture: PictureShape | null;
  dev?: PartFile;
  test?: PartFile;
  /** Rows of the main file, when a share of them was asked for. */
  sampledFrom?: number;
  /** Things to know: duplicate header names renamed, constant columns … */
  issues: readonly Issue[];
}

/** A first look at a file before it is imported: its first part, read as all of it will be. */
export interface Peek {
  name: string;
  bytes: number;
  format: FileFormat;
  dialect: Dialect | null;
  /** Whether the first part was all of it: then counts are exact. */
  whole: boolean;
  columns: readonly { name: string; type: ColumnType }[];
  /** The first rows, at most 100, as they will be read. */
  rows: RowWindow;
  rejected: readonly RejectedLine[];
  rejectedCount: number;
  issues: readonly Issue[];
  /** Rows of the whole file, and bytes they take in memory in the columns that are to be read; estimated unless `whole`. */
  estimate: { rows: number; bytes: number };
  /** Bytes of memory that a table may take on this computer now. */
  free: number;
}

/** Rows for the table view: the values as read, in words; null is missing. */
export interface RowWindow {
  start: number;
  lines: readonly number[];
  cells: readonly (readonly (string | null)[])[];
  /** Cells that are missing because their text could not be read, with that text: indices count within this window. */
  unread?: readonly { row: number; column: number; text: string }[];
  /** Which file each row is from, as `Table.parts`; left out when all are the main file's. */
  parts?: readonly number[];
}
