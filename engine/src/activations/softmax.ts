import { defineActivation } from './_activation';

export default defineActivation({
  kind: 'softmax',
  title: 'Softmax',
  formula: String.raw`g(z)_j = \frac{e^{z_j}}{\sum_k e^{z_k}}`,
  help: 'Turns a row of numbers into shares that sum to 1: the probability of each class. The largest number is subtracted first, which changes nothing but keeps the exponentials finite.',
  glyph: { stroke: 'M3 13V9M6.3 13V3M9.7 13v-2.5M13 13V7' },
  params: {},
  hidden: false,
  forward: (k, z, a, rows, cols) => k.softmax(z, a, rows, cols),
  // Rarely used: with its own loss the two are fused, and the gradient is ŷ − y.
  backward: (_k, _z, a, da, dz, rows, cols) => {
    for (let i = 0; i < rows; i++) {
      const start = i * cols;
      const end = start + cols;
      let mean = 0;
      for (let p = start; p < end; p++) mean += da[p]! * a[p]!;
      for (let p = start; p < end; p++) dz[p] = a[p]! * (da[p]! - mean);
    }
  },
});
