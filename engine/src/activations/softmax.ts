import { defineActivation } from './_activation';

export default defineActivation({
  kind: 'softmax',
  title: 'Softmax',
  formula: String.raw`g(z)_j = \frac{e^{z_j}}{\sum_k e^{z_k}}`,
  help: 'Turns a row of numbers into shares that sum to 1: the probability of each class. The largest number is subtracted first, which changes nothing but keeps the exponentials finite.',
  glyph: { stroke: 'M3 13V9M6.3 13V3M9.7 13v-2.5M13 13V7' },
  params: {},
  hidden: false,
  forward: (z, a, rows, cols) => {
    for (let i = 0; i < rows; i++) {
      const start = i * cols;
      const end = start + cols;
      let max = -Infinity;
      for (let p = start; p < end; p++) if (z[p]! > max) max = z[p]!;
      let sum = 0;
      for (let p = start; p < end; p++) sum += Math.exp(z[p]! - max);
      for (let p = start; p < end; p++) a[p] = Math.exp(z[p]! - max) / sum;
    }
  },
  backward: (_z, a, da, dz, rows, cols) => {
    for (let i = 0; i < rows; i++) {
      const start = i * cols;
      const end = start + cols;
      let mean = 0;
      for (let p = start; p < end; p++) mean += da[p]! * a[p]!;
      for (let p = start; p < end; p++) dz[p] = a[p]! * (da[p]! - mean);
    }
  },
});
