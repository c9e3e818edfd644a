import type { Dialect, FileFormat, RejectedLine } from '../../data/preview';
import type { Issue } from '../../issues/issue';
import type { ReadOptions } from '../../project/document';
import type { FileFacts } from './file-facts';
import type { ReadColumn } from './read-column';
import type { ReadHooks } from './read-text';

/** A data file as read: its columns, and all that had to be decided on the way. */
export interface FileRead {
  /** SHA-256 of the bytes on disk, hex. */
  hash: string;
  format: FileFormat;
  dialect: Dialect | null;
  rows: number;
  columns: readonly ReadColumn[];
  /** Line of the first row where lines simply follow one another; else the line of each row. */
  firstLine: number;
  lines?: Int32Array;
  rejected: readonly RejectedLine[];
  rejectedCount: number;
  /** Rows in the file, where only a share of them was kept. */
  sampledFrom?: number;
  issues: readonly Issue[];
}

/** What is asked of a reader of one format. */
export interface ReadJob {
  facts: FileFacts;
  read: ReadOptions;
  /** Columns that are categories whatever their texts look like. */
  asText: ReadonlySet<string>;
  hooks: ReadHooks;
}

/** Columns to read, by name; all unless some are chosen. */
export const isWanted = ({ columns }: ReadOptions): ((name: string) => boolean) => {
  const chosen = columns && new Set(columns);
  return (name) => !chosen || chosen.has(name);
};

/** The lines of the rows that were kept: none where they simply follow `firstLine`. */
export const linesOf = (
  all: Int32Array | null,
  drawn: Int32Array | null,
  firstLine: number,
): Pick<FileRead, 'firstLine' | 'lines'> => {
  const regular = !all || all.every((line, row) => line === row + firstLine);
  if (!drawn) return regular ? { firstLine } : { firstLine, lines: shared(all.length, (row) => all[row]!) };
  return { firstLine, lines: shared(drawn.length, (i) => (all ? all[drawn[i]!]! : drawn[i]! + firstLine)) };
};

const shared = (length: number, line: (row: number) => number): Int32Array => {
  const lines = new Int32Array(new SharedArrayBuffer(length * 4));
  for (let row = 0; row < length; row++) lines[row] = line(row);
  return lines;
};
