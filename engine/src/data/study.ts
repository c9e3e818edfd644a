import type { ScalerStats } from '../scalers/_scaler';
import type { Histogram } from '../stats/histogram';

/** What can be found out about an open table besides its check: each is asked for by name when it is looked at. */

/** One encoded number column before and after its scaling, over the train rows (T23). */
export interface Normalised {
  /** As in the encoded input: `age`, `sold month`. */
  name: string;
  scaler: string;
  stats: ScalerStats;
  /** Over all train rows, missing values left out. */
  before: Histogram;
  after: Histogram;
  /** Mean and σ (1/m) after scaling, on the train rows. */
  mean: number;
  deviation: number;
}

/** Rows that augmentation makes, beside the rows they are made from (T20); numbers are in the units of the file. */
export interface AugmentPreview {
  trainRows: number;
  /** Rows the network is trained on in the end. */
  seenRows: number;
  /** Names of the encoded columns, then of the target's: `age`, `island=Biscoe`, `species=Adelie`. */
  names: readonly string[];
  rows: readonly {
    /** Line of the file that the row was made from. */
    line: number;
    before: readonly number[];
    after: readonly number[];
  }[];
}

/** Pearson's r of each pair of columns; categories count as numbers only where they have two values. */
export interface Correlations {
  names: readonly string[];
  /** [n, n], row by row; NaN where a column is constant or has too few pairs of values. */
  values: Float64Array;
  /** Columns that could be compared; more than `names` has when they were too many to show. */
  of: number;
  /** Rows that were compared: evenly spaced ones where the table has very many. */
  rows: number;
}

/** A sample of rows as points; at most 2,000. Rows with a gap in one of the columns are left out. */
export interface Points {
  x: Float64Array;
  y: Float64Array;
  /** Index into `groups` of each point; empty without a column to group by. */
  group: Int32Array;
  groups: readonly string[];
  /** Rows that have both values. */
  total: number;
}

/** How well rows of two parts can be told apart (T04). */
export interface PartsCompared {
  parts: 'train-dev' | 'dev-test';
  /** Area under the ROC curve of a logistic classifier of the part, by 5-fold cross-validation: ½ is like from one source. */
  auc: number;
  /** Most shifted columns first, at most 5. `shift` is the difference of the means in σ of both parts together. */
  shifted: readonly { column: string; shift: number }[];
  /** Rows of each part that were compared. */
  rows: readonly [number, number];
}

/** Rows as pictures: one grey value from 0 (min) to 255 (max) a pixel. */
export interface Pictures {
  width: number;
  height: number;
  lines: readonly number[];
  /** The target's text of each row; null where there is none. */
  labels: readonly (string | null)[];
  /** [count, height, width] */
  pixels: Uint8Array;
}

/** What to find out, by name, with what it needs. */
export interface StudyJobs {
  normalised: { column: string };
  augmented: { rows: number };
  correlations: Record<never, never>;
  points: { x: string; y: string; group: string | null };
  compare: Record<never, never>;
  pictures: { start: number; count: number };
}

export interface StudyAnswers {
  normalised: readonly Normalised[];
  augmented: AugmentPreview;
  correlations: Correlations;
  points: Points;
  compare: readonly PartsCompared[];
  pictures: Pictures;
}

export type StudyName = keyof StudyJobs;
export type StudyJob = { [N in StudyName]: { study: N } & StudyJobs[N] }[StudyName];
