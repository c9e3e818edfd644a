import { formula } from '../kernels/formula';
import { defineActivation } from './_activation';

/** Of the two equal forms of 1/(1 + e⁻ᶻ), the one whose exponential cannot overflow. */
const forward = formula('z, a', 'e = exp(-abs(z)); a = (z < 0 ? e : 1) / (1 + e)');
const backward = formula('a, da, dz', 'dz = da * a * (1 - a)');

export default defineActivation({
  kind: 'sigmoid',
  title: 'Sigmoid',
  formula: String.raw`g(z) = \frac{1}{1 + e^{-z}}`,
  help: 'Squeezes any number into the range from 0 to 1. At the output it reads as a probability; inside a network its flat ends slow learning, so tanh or ReLU usually do better there.',
  glyph: { stroke: 'M1.5 12.5c7 0 5-9 13-9' },
  params: {},
  hidden: true,
  formulas: { forward, backward },
  forward: (k, z, a, rows, cols) => k.each(forward, rows, cols, z, a),
  backward: (k, _z, a, da, dz, rows, cols) => k.each(backward, rows, cols, a, da, dz),
});
