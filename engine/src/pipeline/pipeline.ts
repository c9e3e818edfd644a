import type { Real } from '../kernels/real';
import type { DataFacts, Target } from '../layers/_layer';
import type { DatePart } from '../project/document';
import type { ScalerStats } from '../scalers/_scaler';

/** What every coding has: the column of the table, and whether a column that marks gaps follows its numbers. */
interface Coding {
  column: string;
  /** Adds a column `<name> missing` that is 1 where the value is missing, else 0. Of one-hot codings a category of its own. */
  indicator: boolean;
}

/** One feature column's way into the network, fitted on train rows. What is missing is filled before scaling. */
export type FeatureCoding =
  | (Coding & { type: 'number'; scaler: string; stats: ScalerStats; fill: number | null })
  /** One-hot: a column for each category seen in train rows; one that was not becomes zeros. */
  | (Coding & { type: 'category'; categories: readonly string[]; fill: string | null })
  /** The place (0, 1 …) in `categories`, scaled; booleans too: no is 0, yes is 1. One that was not seen counts as missing. */
  | (Coding & {
      type: 'ordinal';
      categories: readonly string[];
      scaler: string;
      stats: ScalerStats;
      fill: string | null;
    })
  /** A number for each part of a date, scaled. `fill` is in milliseconds since 1970 (UTC). */
  | (Coding & {
      type: 'date';
      parts: readonly { part: DatePart; scaler: string; stats: ScalerStats }[];
      fill: number | null;
    });

/** Everything between a raw row and the network, stored with the model: raw row in, prediction out. */
export interface Pipeline {
  features: readonly FeatureCoding[];
  target: Target;
  /**
   * Targets of numbers are scaled like features (z-score on the train rows), so that one learning rate suits any unit;
   * predictions and metrics are turned back. One for each column of the target; empty for classes.
   */
  targetScaling: readonly { scaler: string; stats: ScalerStats }[];
  /** The column that says how much a row counts; its values are divided by `mean`, that of the train rows. */
  weight: { column: string; mean: number } | null;
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
  /** How much each row counts in the cost, 1 on average over the train rows; null when all count the same. */
  weights: Real | null;
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
