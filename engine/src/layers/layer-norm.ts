import { formula } from '../kernels/formula';
import { divide } from '../kernels/formulas';
import { formatNumber } from '../params/format-number';
import { float } from '../params/param';
import { defineLayer } from './_layer';

const sums = formula('x, mean[i]', 'mean[i] = sum(x)');
const squares = formula('x, mean[i], squares[i]', 'off = x - mean; squares[i] = sum(off * off)');
/** The variance with 1/n. */
const scales = formula('squares, perSigma; units, epsilon', 'perSigma = 1 / sqrt(squares / units + epsilon)');
const normalise = formula('x, mean[i], perSigma[i], gamma[j], beta[j], y', 'y = (x - mean) * perSigma * gamma + beta');

const gradients = formula(
  'x, dy, mean[i], perSigma[i], dGamma[j], dBeta[j]',
  'dBeta[j] = sum(dy); dGamma[j] = sum(dy * (x - mean) * perSigma)',
);
/** What of γ·dy goes through the mean, and what of it, by x̂, through the variance: both times the units. */
const corrections = formula(
  'x, dy, gamma[j], mean[i], perSigma[i], shift[i], slope[i]',
  'g = gamma * dy; shift[i] = sum(g); slope[i] = sum(g * (x - mean) * perSigma)',
);
const inputGradient = formula(
  'x, dy, gamma[j], mean[i], perSigma[i], shift[i], slope[i], dx; share',
  'dx = perSigma * (gamma * dy - share * (shift + (x - mean) * perSigma * slope))',
);

/**
 * As batch norm, over the units of one row instead of over the rows of one unit, so that a row stands for itself
 * (Ba, Kiros and Hinton 2016, "Layer normalization"). x, y: [rows, units]. gamma, beta: [units].
 */
export default defineLayer({
  kind: 'layer-norm',
  title: 'Layer norm',
  group: 'Normalise',
  formula: String.raw`y = \gamma\,\frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta`,
  help: "Each row's values are shifted and scaled to mean 0, variance 1 over its units; γ and β then learn the scale that suits the next layer. Unlike batch norm it needs no other rows, so it works with any batch size and predicts just as it trains.",
  glyph: { stroke: 'M1.5 11c4 0 3.5-8 6.5-8s2.5 8 6.5 8M2.5 13.8h2.2M6.9 13.8h2.2M11.3 13.8h2.2' },
  params: {
    epsilon: float({
      label: 'ε, for safety',
      help: 'Added to the variance, so that a row of equal values does not divide by 0.',
      min: 1e-8,
      max: 1e-2,
      default: 1e-5,
      scale: 'log',
    }),
  },
  inputs: ['x'],
  face: ({ p }) => [['ε', formatNumber(p.epsilon)]],
  shape: ({ inputs }) => inputs[0]!,
  weights: ({ inputs }) => [
    { name: 'gamma', shape: inputs[0]!, role: 'scale', init: { kind: 'ones' } },
    { name: 'beta', shape: inputs[0]!, role: 'scale', init: { kind: 'zeros' } },
  ],
  saves: () => ['mean', 'squares', 'perSigma', 'shift', 'slope'].map((name) => ({ name, perRow: 1 })),
  formulas: { sums, squares, scales, normalise, gradients, corrections, inputGradient },
  forward: ({ k, p, x: [x], y, w, saved, rows, width }) => {
    k.each(sums, rows, width, x!, saved['mean']!);
    k.each(divide, rows, 1, saved['mean']!, width);
    k.each(squares, rows, width, x!, saved['mean']!, saved['squares']!);
    k.each(scales, rows, 1, saved['squares']!, saved['perSigma']!, width, p.epsilon);
    k.each(normalise, rows, width, x!, saved['mean']!, saved['perSigma']!, w['gamma']!, w['beta']!, y);
  },
  /** dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy: the row's mean and variance depend on all its units. */
  backward: ({ k, x: [x], dx: [dx], dy, w, dw, saved, rows, width }) => {
    const { mean, perSigma, shift, slope } = saved;
    const { gamma } = w;
    k.each(gradients, rows, width, x!, dy, mean!, perSigma!, dw['gamma']!, dw['beta']!);
    if (!dx) return;
    k.each(corrections, rows, width, x!, dy, gamma!, mean!, perSigma!, shift!, slope!);
    k.each(inputGradient, rows, width, x!, dy, gamma!, mean!, perSigma!, shift!, slope!, dx, 1 / width);
  },
  samples: [{ inputs: [[4]] }, { params: { epsilon: 1e-2 }, inputs: [[3]] }, { inputs: [[1]] }],
});
