import type { Kernels } from '../kernels';
import { precisionOf, type Real } from '../real';
import { rowsPerBlock } from '../sum-order';
import { arithmetics } from './arithmetic';
import { lineSum } from './lanes';

/** The largest of n numbers. A NaN is passed over: its own exponential makes the sum of the row NaN. */
const largest = (z: Real, from: number, n: number): number => {
  let most = -Infinity;
  for (let p = from; p < from + n; p++) if (z[p]! > most) most = z[p]!;
  return most;
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

  softmaxCrossEntropy(z, yHat, target, weight, rows, cols) {
    const { round, log } = arithmetics[precisionOf(z)];
    const perBlock = rowsPerBlock(rows);
    let total = 0;
    let block = 0;
    for (let i = 0; i < rows; i++) {
      const from = i * cols;
      const logSum = round(largest(z, from, cols) - log(largest(yHat, from, cols)));
      let cost = 0;
      for (let p = from; p < from + cols; p++) cost += target[p]! * round(logSum - z[p]!);
      block += weight ? weight[i]! * cost : cost;
      if ((i + 1) % perBlock !== 0) continue;
      total += block;
      block = 0;
    }
    return total + block;
  },
};
