import { formula } from '../kernels/formula';
import { defineActivation } from './_activation';

/** Written so that NaN stays NaN: a run that breaks must show where. */
const forward = formula('z, a', 'a = z <= 0 ? 0 : z');
const backward = formula('z, da, dz', 'dz = z <= 0 ? 0 : da');

export default defineActivation({
  kind: 'relu',
  title: 'ReLU',
  formula: String.raw`g(z) = \max(0, z)`,
  help: 'Keeps what is above 0 and drops the rest. Its slope is 1 wherever it is on, so deep networks learn fast; start it with the He initialiser.',
  glyph: { stroke: 'M1.5 11.5H8L13.8 3' },
  params: {},
  hidden: true,
  kinks: [0],
  formulas: { forward, backward },
  forward: (k, z, a, rows, cols) => k.each(forward, rows, cols, z, a),
  backward: (k, z, _a, da, dz, rows, cols) => k.each(backward, rows, cols, z, da, dz),
});
