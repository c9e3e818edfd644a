import { defineActivation } from './_activation';

export default defineActivation({
  kind: 'linear',
  title: 'Linear',
  formula: String.raw`g(z) = z`,
  help: 'Passes its input on unchanged. A network whose activations are all linear can only draw straight lines, however deep it is.',
  glyph: { stroke: 'M2.5 13.5L13.5 2.5' },
  params: {},
  hidden: true,
  forward: (z, a, rows, cols) => {
    const n = rows * cols;
    for (let i = 0; i < n; i++) a[i] = z[i]!;
  },
  backward: (_z, _a, da, dz, rows, cols) => {
    const n = rows * cols;
    for (let i = 0; i < n; i++) dz[i] = da[i]!;
  },
});
