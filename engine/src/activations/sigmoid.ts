import { defineActivation } from './_activation';

export default defineActivation({
  kind: 'sigmoid',
  title: 'Sigmoid',
  formula: String.raw`g(z) = \frac{1}{1 + e^{-z}}`,
  help: 'Squeezes any number into the range from 0 to 1. At the output it reads as a probability; inside a network its flat ends slow learning, so tanh or ReLU usually do better there.',
  glyph: { stroke: 'M1.5 12.5c7 0 5-9 13-9' },
  params: {},
  hidden: true,
  forward: (z, a, rows, cols) => {
    const n = rows * cols;
    for (let i = 0; i < n; i++) {
      // Of the two equal forms, the one whose exponential cannot overflow.
      const e = Math.exp(-Math.abs(z[i]!));
      a[i] = z[i]! < 0 ? e / (1 + e) : 1 / (1 + e);
    }
  },
  backward: (_z, a, da, dz, rows, cols) => {
    const n = rows * cols;
    for (let i = 0; i < n; i++) dz[i] = da[i]! * a[i]! * (1 - a[i]!);
  },
});
