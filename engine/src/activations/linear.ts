import { copy } from '../kernels/formulas';
import { defineActivation } from './_activation';

export default defineActivation({
  kind: 'linear',
  title: 'Linear',
  formula: String.raw`g(z) = z`,
  help: 'Passes its input on unchanged. A network whose activations are all linear can only draw straight lines, however deep it is.',
  glyph: { stroke: 'M2.5 13.5L13.5 2.5' },
  params: {},
  hidden: true,
  forward: (k, z, a, rows, cols) => k.each(copy, rows, cols, z, a),
  backward: (k, _z, _a, da, dz, rows, cols) => k.each(copy, rows, cols, da, dz),
});
