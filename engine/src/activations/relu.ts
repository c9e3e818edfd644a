import { defineActivation } from './_activation';

export default defineActivation({
  kind: 'relu',
  title: 'ReLU',
  formula: String.raw`g(z) = \max(0, z)`,
  help: 'Keeps what is above 0 and drops the rest. Its slope is 1 wherever it is on, so deep networks learn fast; start it with the He initialiser.',
  glyph: { stroke: 'M1.5 11.5H8L13.8 3' },
  params: {},
  hidden: true,
  kinks: [0],
  forward: (z, a, rows, cols) => {
    const n = rows * cols;
    // Written so that NaN stays NaN: a run that breaks must show where.
    for (let i = 0; i < n; i++) a[i] = z[i]! <= 0 ? 0 : z[i]!;
  },
  backward: (z, _a, da, dz, rows, cols) => {
    const n = rows * cols;
    for (let i = 0; i < n; i++) dz[i] = z[i]! <= 0 ? 0 : da[i]!;
  },
});
