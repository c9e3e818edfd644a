import { formula } from '../kernels/formula';
import { defineActivation } from './_activation';

const forward = formula('z, a', 'a = tanh(z)');
const backward = formula('a, da, dz', 'dz = da * (1 - a * a)');

export default defineActivation({
  kind: 'tanh',
  title: 'tanh',
  formula: String.raw`g(z) = \tanh z`,
  help: 'Squeezes any number into the range from −1 to 1, with mean near 0, which the next layer likes. Start it with the Xavier initialiser.',
  glyph: { stroke: 'M1.5 12.5c5.5 0 4-9 13-9' },
  params: {},
  hidden: true,
  formulas: { forward, backward },
  forward: (k, z, a, rows, cols) => k.each(forward, rows, cols, z, a),
  backward: (k, _z, a, da, dz, rows, cols) => k.each(backward, rows, cols, a, da, dz),
});
