import type { Table } from '../data/table';
import type { Issue, Result } from '../issues/issue';
import type { DataSpec } from '../project/document';

/**
 * Row indices of the three parts: disjoint, together all rows that were given. Each part is in random order, so that
 * mini-batches without shuffling are like any others.
 */
export interface Split {
  train: Int32Array;
  dev: Int32Array;
  test: Int32Array;
}

/** What is to be split: `rows` of the table, in its order, and the class of each of them where their shares are to be kept. */
export interface SplitJob {
  table: Table;
  data: DataSpec;
  rows: Int32Array;
  classes: Int32Array | null;
}

/** A split, and what to know about it. */
export interface SplitOutcome {
  split: Split;
  issues: readonly Issue[];
}

/** The contract of a way to tell train, dev and test rows apart (T02, T04). Chance comes from the split's seed alone. */
export interface SplitterDef {
  kind: string;
  title: string;
  help: string;
  split: (job: SplitJob) => Result<SplitOutcome>;
}

export const defineSplitter = (def: SplitterDef): SplitterDef => def;
