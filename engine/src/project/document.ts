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

export type ColumnRole = 'feature' | 'target' | 'ignore';
export type ColumnType = 'number' | 'category';

/** What to do with a row whose value is missing here. Numbers can be filled by mean or median, categories by the most frequent. */
export type MissingPolicy = 'ask' | 'drop' | 'mean' | 'median' | 'most-frequent';

export interface ColumnSpec {
  name: string;
  type: ColumnType;
  role: ColumnRole;
  missing: MissingPolicy;
  /** Kind of scaler, for number features. */
  scaler: string;
}

export interface SplitSpec {
  /** Shares that sum to 1. `test` may be 0. */
  train: number;
  dev: number;
  test: number;
  /** Keep the classes' shares in each part. */
  stratify: boolean;
  seed: number;
}

/** How the text of the file is read; a missing field is found by sniffing. */
export interface ReadOptions {
  delimiter?: string;
  quote?: string;
  header?: boolean;
  decimal?: '.' | ',';
}

export interface DataSpec {
  source: DataSource;
  read: ReadOptions;
  columns: readonly ColumnSpec[];
  split: SplitSpec;
  /** Steps that make more train rows after the split, in order: augmenters with their parameters (T20). */
  augment: readonly RefValue[];
}
