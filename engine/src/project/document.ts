import type { ParamRecord, RefValue } from '../params/param';

/**
 * The document: everything a person edits and can undo. It is plain JSON. Results of training (runs) stand beside it,
 * not in it: a run is never edited.
 */
export interface Document {
  name: string;
  data: DataSpec | null;
  graph: Graph;
  training: TrainingSpec;
}

export interface Graph {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** Kind and a number, such as `dense-2`: stable, names the weights (`dense-2.W`). */
  id: string;
  /** A layer's kind. */
  kind: string;
  /** What the person calls it: "Dense 2". */
  name: string;
  x: number;
  y: number;
  /** Values that differ from the layer's defaults. */
  params: ParamRecord;
}

export interface GraphEdge {
  id: string;
  from: string;
  to: string;
  /** Input port of `to`. */
  port: string;
}

/** How the run is done; every field is declared, with its range and its default, in `train/settings.ts`. */
export interface TrainingSpec {
  learningRate: number;
  optimizer: RefValue;
  schedule: RefValue;
  /** Epochs of rising learning rate. */
  warmUp: number;
  /** Longest gradient; 0 is any length. */
  clipNorm: number;
  /** Rows in a mini-batch; 0 is the whole train set. */
  batchSize: number;
  shuffle: boolean;
  epochs: number;
  /** λ of each penalty, and whether it works through the gradient or apart from it. */
  l2: number;
  l2Form: string;
  l1: number;
  l1Form: string;
  /** Dropout and noise: `on`, `watch` (J is also measured without them) or `off`. */
  randomLayers: string;
  /** Epochs without a better one before the run stops by itself; 0 is never. */
  patience: number;
  /** What better means on the dev rows: `cost` or `metric`. */
  watch: string;
  minChange: number;
  restoreBest: boolean;
  exactStatistics: boolean;
  seed: number;
}

export type DataSource =
  | { kind: 'sample'; id: string }
  /** `path` is absolute or relative to the project file; `hash` is the SHA-256 of the file's bytes, when known. */
  | { kind: 'file'; path: string; hash?: string };

/** `weight`: how much a row counts in the cost. `group`: rows of one value stay together in a grouped split. */
export type ColumnRole = 'feature' | 'target' | 'weight' | 'group' | 'ignore';
export type ColumnType = 'number' | 'category' | 'boolean' | 'date';

/**
 * What to do with a row whose value is missing here: decide later, leave the row out, fill from the train rows, fill with
 * `fill`, or keep the gap as information: a category of its own, or for other types the filling and a column that says so.
 */
export type MissingPolicy = 'ask' | 'drop' | 'mean' | 'median' | 'most-frequent' | 'constant' | 'indicator';

/** How categories become numbers: a column each, their place in the order, or the numbers they are written as. */
export type Encoding = 'one-hot' | 'ordinal' | 'none';

export const dateParts = ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'elapsed'] as const;
/** A number taken from a date: `weekday` is 0 on Monday, `elapsed` is days since 1970-01-01. */
export type DatePart = (typeof dateParts)[number];

export interface ColumnSpec {
  name: string;
  type: ColumnType;
  role: ColumnRole;
  missing: MissingPolicy;
  /** What stands in for a missing value under `constant`: a number, a category, or a date as written in ISO 8601. */
  fill?: number | string;
  /** Of category features. */
  encoding: Encoding;
  /** Kind of scaler, for features that become numbers and for targets of numbers. */
  scaler: string;
  /** Of date features; all that vary when left out. */
  parts?: readonly DatePart[];
}

export interface SplitSpec {
  /** Kind of splitter: random, grouped, time, column or files. */
  kind: string;
  /** The column that time and column go by; grouped goes by the column whose role is group. */
  column?: string;
  /** Values of that column whose rows are dev and test rows (kind column); all others are train rows. */
  devValues?: readonly string[];
  testValues?: readonly string[];
  /** Shares that sum to 1. `test` may be 0. */
  train: number;
  dev: number;
  test: number;
  /** Keep the classes' shares in each part. */
  stratify: boolean;
  seed: number;
}

/** How the file is read; a missing field is found by sniffing. */
export interface ReadOptions {
  delimiter?: string;
  quote?: string;
  header?: boolean;
  decimal?: '.' | ',';
  /** UTF-8, UTF-16 LE, UTF-16 BE or Windows-1252. */
  encoding?: string;
  /** Pattern of dates, such as `dd.MM.yyyy`. */
  dateFormat?: string;
  /** Texts that stand for no value, whatever their case, in the place of the usual ones (NA, null, ? …). */
  missing?: readonly string[];
  /** Columns to read, where not all of them are: the others are as if they were not in the file. */
  columns?: readonly string[];
  /** Share of the rows that is read, drawn by chance with a fixed seed, where the whole would not fit in memory. */
  share?: number;
}

export interface DataSpec {
  source: DataSource;
  /** Files of their own for dev and test rows (T04): same columns as `source`, read in the same way. */
  devSource?: DataSource;
  testSource?: DataSource;
  read: ReadOptions;
  columns: readonly ColumnSpec[];
  split: SplitSpec;
  /** Steps that make more train rows after the split, in order: augmenters with their parameters (T20). */
  augment: readonly RefValue[];
}
