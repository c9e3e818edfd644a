import type { Target } from '../layers/_layer';
import type { EncodedRows, PreparedData } from '../pipeline/pipeline';
import { dataOf } from './graphs';

/** Rows written by hand, for the tests: no part of the product. */

type Matrix = readonly (readonly number[])[];

/** Encoded rows in float64. */
export const encodedOf = (x: Matrix, y: Matrix): EncodedRows => ({
  rows: x.length,
  outputs: y[0]?.length ?? 0,
  x: Float64Array.from(x.flat()),
  y: Float64Array.from(y.flat()),
  weights: null,
  source: Int32Array.from(x, (_, i) => i),
});

/** A data set of these train rows (and dev rows), unscaled. */
export const dataFrom = (target: Target, train: EncodedRows, dev: EncodedRows = encodedOf([], [])): PreparedData => {
  const features = train.x.length / train.rows;
  const like = dataOf(target, { train: train.rows, dev: 0, features, precision: 'float64' });
  return { ...like, train, seen: train, dev: { ...dev, outputs: train.outputs } };
};

/** One-hot rows of a class each. */
export const oneHot = (classes: readonly number[], count: number): number[][] =>
  classes.map((c) => Array.from({ length: count }, (_, j) => (j === c ? 1 : 0)));
