import type { Real } from '../kernels/real';
import { histogram, type Histogram } from '../stats/histogram';
import { moments } from '../stats/moments';

const bins = 30;
const mostPairs = 2000;
const mostLargest = 20;
const shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] as const;

/** One row's miss, in the unit of the target. */
export interface ResidualRow {
  /** Index among the rows looked at; `EncodedRows.source` leads from it to the table. */
  row: number;
  predicted: number;
  actual: number;
  /** ŷ − y. */
  residual: number;
}

/** The errors ŷ − y of one target column, in its unit. */
export interface Residuals {
  name: string;
  /** Rows whose error is finite: all the numbers below are of these. */
  count: number;
  /** Rows left out because ŷ − y is not finite. */
  leftOut: number;
  mean: number;
  /** σ by 1/n. */
  deviation: number;
  /** The error that a share of the rows stays below, interpolated; from the smallest (0) to the largest (1). */
  quantiles: readonly { share: number; value: number }[];
  /** 30 bins. */
  histogram: Histogram;
  /** Rows for a plot of ŷ against y: evenly spread, at most 2000. */
  pairs: { predicted: Float64Array; actual: Float64Array };
  /** The rows that miss by most, at most 20, worst first. */
  largest: readonly ResidualRow[];
}

/** Interpolated between neighbours; NaN without values. */
const quantile = (sorted: Float64Array, share: number): number => {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (high - low) * (place - below);
};

/** Indices of the largest |values|, largest first; of equals the first. Values that are not finite are passed by. */
const largestOf = (values: Float64Array, most: number): number[] => {
  const found: number[] = [];
  const size = (at: number): number => Math.abs(values[found[at]!]!);
  for (let i = 0; i < values.length; i++) {
    const each = Math.abs(values[i]!);
    if (!Number.isFinite(each) || (found.length === most && each <= size(most - 1))) continue;
    let at = found.length;
    while (at > 0 && size(at - 1) < each) at--;
    found.splice(at, 0, i);
    if (found.length > most) found.pop();
  }
  return found;
};

/** The errors of column `col` of ŷ and y [rows, cols]. */
export const residuals = (
  name: string,
  yHat: Real,
  y: Real,
  { rows, cols, col }: { rows: number; cols: number; col: number },
): Residuals => {
  const predicted = (row: number): number => yHat[row * cols + col]!;
  const actual = (row: number): number => y[row * cols + col]!;
  const errors = Float64Array.from({ length: rows }, (_, row) => predicted(row) - actual(row));
  const finite = errors.filter(Number.isFinite);
  const sorted = finite.slice().sort();
  const shown = Math.min(rows, mostPairs);
  const places = Int32Array.from({ length: shown }, (_, i) => Math.floor((i * rows) / shown));
  return {
    name,
    count: finite.length,
    leftOut: rows - finite.length,
    ...moments(finite, finite.length),
    quantiles: shares.map((share) => ({ share, value: quantile(sorted, share) })),
    histogram: histogram(finite, finite.length, bins),
    pairs: { predicted: Float64Array.from(places, predicted), actual: Float64Array.from(places, actual) },
    largest: largestOf(errors, mostLargest).map((row) => ({
      row,
      predicted: predicted(row),
      actual: actual(row),
      residual: errors[row]!,
    })),
  };
};
