import type { Column } from '../../data/table';

/** A cell that is neither a value nor missing: it is taken for missing, and told. */
export interface UnreadCell {
  row: number;
  text: string;
}

/** Cells kept with their text; the rest is counted. */
export const keptUnread = 1000;

/** A column as read, and what was decided about its cells. */
export interface ReadColumn {
  column: Column;
  /** Categories that are a yes and a no. */
  boolean: boolean;
  unread: { count: number; cells: readonly UnreadCell[] };
  /** Signs that were taken for missing, each with its first row. */
  placeholders: readonly { sign: string; count: number; row: number }[];
  /** Present cells, and those of them that are numbers: of categories that may have been meant as numbers. */
  present: number;
  numeric: number;
  /** Of dates: how they are written, and whether another order of day and month fits as well. */
  dates: { pattern: string; ambiguous: boolean } | null;
}
