import type { Real } from '../kernels/real';
import type { DataFacts, Target } from '../layers/_layer';
import type { ScalerStats } from '../scalers/_scaler';

/** One feature column's way into the network, fitted on train rows. */
export type FeatureCoding =
  | { column: string; type: 'number'; scaler: string; stats: ScalerStats; fill: number | null }
  /** One-hot: a column for each category seen in train rows; `fill` replaces missing values. */
  | { column: string; type: 'category'; categories: readonly string[]; fill: string | null };

/** Everything between a raw row and the network, stored with the model: raw row in, prediction out. */
export interface Pipeline {
  features: readonly FeatureCoding[];
  target: Target;
  /**
   * Targets of numbers are scaled like features (z-score on the train rows), so that one learning rate suits any unit;
   * predictions and metrics are turned back. One for each column of the target; empty for classes.
   */
  targetScaling: readonly { scaler: string; stats: ScalerStats }[];
}

/**
 * Encoded rows: x is [rows, features], y is [rows, outputs] as the network is to give it: scaled numbers, one-hot
 * classes, or 0 and 1 for two classes at one output. Both are of one precision; they are computed in float64.
 */
export interface EncodedRows {
  rows: number;
  outputs: number;
  x: Real;
  y: Real;
  /** Index of each row in the table; of a row made from others, that of the first of them. */
  source: Int32Array;
}

/** A data set ready to train on. The test rows are encoded only when asked for (`test`), never by training. */
export interface PreparedData {
  pipeline: Pipeline;
  facts: DataFacts;
  /** Columns of x, in order: `beak_length_mm`, `island=Biscoe` … */
  featureNames: readonly string[];
  /** The train rows as they stand in the table: what metrics of the train part are taken on. */
  train: EncodedRows;
  /** What the network is trained on: the train rows after augmentation (T20); `train` itself when there is none. */
  seen: EncodedRows;
  dev: EncodedRows;
  testRows: number;
  /** Rows left out because a value was missing. */
  droppedRows: number;
  test: () => EncodedRows;
}
