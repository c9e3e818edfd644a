import type { Kernels } from '../kernels';
import { precisionOf, type Real } from '../real';
import { lanes, rowsPerBlock } from '../sum-order';
import { arithmetics, type Arithmetic } from './arithmetic';
import { lineSum, takeLanes } from './lanes';

/** The largest of n numbers. A NaN is passed over: its own exponential makes the sum of the row NaN. */
const largest = (z: Real, from: number, n: number): number => {
  let most = -Infinity;
  for (let p = from; p < from + n; p++) if (z[p]! > most) most = z[p]!;
  return most;
};

const sums = new Float64Array(lanes);

/** log Σ exp z of n numbers: m + log Σ exp(z − m), the exponentials added in double as a line. */
const logSumExp = (z: Real, from: number, n: number, { round, exp, log }: Arithmetic): number => {
  const most = largest(z, from, n);
  for (let j = 0; j < n; j++) {
    const lane = j & (lanes - 1);
    sums[lane] = sums[lane]! + exp(round(z[from + j]! - most));
  }
  return round(most + log(round(takeLanes(sums))));
};

/** Softmax and the cost that goes with it; every step is rounded to the precision of z, only the sums are in double. */
export const softmaxKernels: Pick<Kernels, 'softmax' | 'softmaxCrossEntropy'> = {
  softmax(z, out, rows, cols) {
    const { round, exp } = arithmetics[precisionOf(z)];
    for (let from = 0; from < rows * cols; from += cols) {
      const most = largest(z, from, cols);
      for (let p = from; p < from + cols; p++) out[p] = exp(round(z[p]! - most));
      const sum = round(lineSum(out, from, cols));
      for (let p = from; p < from + cols; p++) out[p] = out[p]! / sum;
    }
  },

  softmaxCrossEntropy(z, target, weight, rows, cols) {
    const arithmetic = arithmetics[precisionOf(z)];
    const perBlock = rowsPerBlock(rows);
    let total = 0;
    let block = 0;
    for (let i = 0; i < rows; i++) {
      const from = i * cols;
      const logSum = logSumExp(z, from, cols, arithmetic);
      let cost = 0;
      for (let p = from; p < from + cols; p++) cost += target[p]! * arithmetic.round(logSum - z[p]!);
      block += weight ? weight[i]! * cost : cost;
      if ((i + 1) % perBlock !== 0) continue;
      total += block;
      block = 0;
    }
    return total + block;
  },
};
