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
   * A target of numbers is scaled like a feature (z-score on the train rows), so that one learning rate suits any unit;
   * predictions and metrics are turned back. Null for classes.
   */
  targetScaling: { scaler: string; stats: ScalerStats } | null;
}

/**
 * Encoded rows: x is [rows, features], y is [rows, outputs] as the network is to give it: a scaled number, one-hot
 * classes, or 0 and 1 for two classes at one output.
 */
export interface EncodedRows {
  rows: number;
  outputs: number;
  x: Float32Array;
  y: Float32Array;
  /** Index of each row in the table. */
  source: Int32Array;
}

/** A data set ready to train on. The test rows are encoded only when asked for (`test`), never by training. */
export interface PreparedData {
  pipeline: Pipeline;
  facts: DataFacts;
  /** Columns of x, in order: `beak_length_mm`, `island=Biscoe` … */
  featureNames: readonly string[];
  train: EncodedRows;
  dev: EncodedRows;
  testRows: number;
  /** Rows left out because a value was missing. */
  droppedRows: number;
  test: () => EncodedRows;
}
