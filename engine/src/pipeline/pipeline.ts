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
}

/** Encoded rows: x is [rows, features], y is [rows, outputs] (one-hot for classes unless there are two and one output). */
export interface EncodedRows {
  rows: number;
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
  test: () => EncodedRows;
}
