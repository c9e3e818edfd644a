import { defineActivation } from './_activation';

export default defineActivation({
  kind: 'tanh',
  title: 'tanh',
  formula: String.raw`g(z) = \tanh z`,
  help: 'Squeezes any number into the range from −1 to 1, with mean near 0, which the next layer likes. Start it with the Xavier initialiser.',
  glyph: { stroke: 'M1.5 12.5c5.5 0 4-9 13-9' },
  params: {},
  hidden: true,
  forward: (z, a, rows, cols) => {
    const n = rows * cols;
    for (let i = 0; i < n; i++) a[i] = Math.tanh(z[i]!);
  },
  backward: (_z, a, da, dz, rows, cols) => {
    const n = rows * cols;
    for (let i = 0; i < n; i++) dz[i] = da[i]! * (1 - a[i]! * a[i]!);
  },
});
