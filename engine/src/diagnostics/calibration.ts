import type { Real } from '../kernels/real';
import { classesOf } from './classes-of';

const binCount = 10;

/** Rows whose probability lies in [low, high); the last bin includes 1. */
export interface CalibrationBin {
  low: number;
  high: number;
  count: number;
  /** Mean of the predicted probabilities; NaN in an empty bin. */
  predicted: number;
  /** Share of the rows in which it came true; NaN in an empty bin. */
  observed: number;
}

export interface Calibration {
  /** What the probabilities are of: the second of two classes, or whichever class is most probable of more. */
  of: 'second-class' | 'top-class';
  bins: readonly CalibrationBin[];
  /** Expected calibration error Σ count/m·|observed − predicted| (Guo et al. 2017). */
  expectedError: number;
  /** Mean of (p − y)² for two classes, of Σ over the classes of (pⱼ − yⱼ)² for more (Brier 1950). */
  brier: number;
}

/** The probability that each row is judged by, and whether it came true (1) or not (0). */
const judged = (yHat: Real, y: Real, rows: number, cols: number): { p: Float64Array; true: Uint8Array } => {
  const truth = classesOf(y, rows, cols);
  const named = cols > 2 ? classesOf(yHat, rows, cols) : new Int32Array(rows).fill(1);
  return {
    p: Float64Array.from(named, (c, r) => yHat[r * cols + (cols === 1 ? 0 : c)]!),
    true: Uint8Array.from(named, (c, r) => Number(truth[r] === c)),
  };
};

const brierOf = (yHat: Real, y: Real, rows: number, cols: number): number => {
  let sum = 0;
  for (let i = 0; i < rows * cols; i++) sum += (yHat[i]! - y[i]!) * (yHat[i]! - y[i]!);
  // Both columns of two classes miss by the same: one of them counts, as with a single output.
  return sum / (cols === 2 ? 2 * rows : rows);
};

/** How far probabilities ŷ [rows, cols] can be believed. Rows whose probability is not finite are in no bin. */
export const calibration = (yHat: Real, y: Real, rows: number, cols: number): Calibration => {
  const { p, true: came } = judged(yHat, y, rows, cols);
  const counts = new Float64Array(binCount);
  const predicted = new Float64Array(binCount);
  const observed = new Float64Array(binCount);
  for (let r = 0; r < rows; r++) {
    if (!Number.isFinite(p[r])) continue;
    const bin = Math.min(binCount - 1, Math.max(0, Math.floor(p[r]! * binCount)));
    counts[bin]!++;
    predicted[bin]! += p[r]!;
    observed[bin]! += came[r]!;
  }
  const bins = Array.from(counts, (count, i) => ({
    low: i / binCount,
    high: (i + 1) / binCount,
    count,
    predicted: predicted[i]! / count,
    observed: observed[i]! / count,
  }));
  let gaps = 0;
  let binned = 0;
  for (let i = 0; i < binCount; i++) {
    gaps += Math.abs(observed[i]! - predicted[i]!);
    binned += counts[i]!;
  }
  return {
    of: cols > 2 ? 'top-class' : 'second-class',
    bins,
    expectedError: gaps / binned,
    brier: brierOf(yHat, y, rows, cols),
  };
};
