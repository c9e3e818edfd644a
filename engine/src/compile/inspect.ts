import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';
import { histogram } from '../stats/histogram';
import { moments } from '../stats/moments';

const bins = 28;

/** Histogram and readings of one block's outputs for the newest batch. */
export interface BlockReading {
  nodeId: string;
  /** 28 equal bins from `low` to `high`. */
  histogram: readonly number[];
  low: number;
  high: number;
  mean: number;
  deviation: number;
  /** Units whose output is 0 for every row of the batch. */
  deadUnits: number;
  units: number;
  /** Euclidean norm of the cost's gradient at the output of the block; NaN before the first backward pass. */
  gradientNorm: number;
}

/** Units (columns) that are 0 in every row. */
const countDead = (y: Real, rows: number, width: number): number => {
  let dead = 0;
  for (let j = 0; j < width; j++) {
    let i = 0;
    while (i < rows && y[i * width + j] === 0) i++;
    if (i === rows) dead++;
  }
  return dead;
};

/** What a block's outputs y [rows, width] look like, and how large the cost's gradient dy is there. */
export const readBlock = (
  nodeId: string,
  y: Real,
  dy: Real | null,
  rows: number,
  width: number,
  kernels: Kernels,
): BlockReading => {
  const { counts, low, high } = histogram(y, rows * width, bins);
  return {
    nodeId,
    histogram: counts,
    low,
    high,
    ...moments(y, rows * width),
    deadUnits: countDead(y, rows, width),
    units: width,
    gradientNorm: dy ? Math.sqrt(kernels.sumOfSquares(dy, rows * width)) : NaN,
  };
};
