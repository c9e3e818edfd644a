import { formula } from '../kernels/formula';
import { divide, sumRows } from '../kernels/formulas';
import { formatNumber } from '../params/format-number';
import { float } from '../params/param';
import { defineLayer, type LayerContext } from './_layer';
import { widthOf } from './_width';

type Context = LayerContext<{ epsilon: number; average: number }>;

const squares = formula('x, mean[j], variance[j]', 'off = x - mean; variance[j] = sum(off * off)');
/** The variance with 1/m (T23, T58), and the running averages V = βV + (1−β)·batch, which start at mean 0 and variance 1. */
const remember = formula(
  'mean, variance, runningMean, runningVariance; rows, beta, rest',
  `variance = variance / rows;
  runningMean = beta * runningMean + rest * mean;
  runningVariance = beta * runningVariance + rest * variance`,
);
const scales = formula(
  'variance, gamma, perSigma, scale; epsilon',
  'perSigma = 1 / sqrt(variance + epsilon); scale = gamma * perSigma',
);
const normalise = formula('x, mean[j], scale[j], beta[j], y', 'y = (x - mean) * scale + beta');

const gradients = formula(
  'x, dy, mean[j], perSigma[j], dGamma[j], dBeta[j]',
  'dBeta[j] = sum(dy); dGamma[j] = sum(dy * (x - mean) * perSigma)',
);
/** What of dy goes through the mean, and what of it, by x − μ, through the variance. */
const corrections = formula(
  'dGamma, dBeta, perSigma, shift, slope; rows',
  'shift = dBeta / rows; slope = perSigma * dGamma / rows',
);
const inputGradient = formula(
  'x, dy, mean[j], scale[j], shift[j], slope[j], dx',
  'dx = scale * (dy - shift - (x - mean) * slope)',
);

/** Mean and variance of each column over the batch, into `saved` and into the running averages. */
const measure = ({ k, x: [x], w, saved, rows, width, p }: Context): void => {
  const { mean, variance } = saved;
  k.each(sumRows, rows, width, x!, mean!);
  k.each(divide, 1, width, mean!, rows);
  k.each(squares, rows, width, x!, mean!, variance!);
  const averages = [w['runningMean']!, w['runningVariance']!] as const;
  k.each(remember, 1, width, mean!, variance!, ...averages, rows, p.average, 1 - p.average);
};

/** x, y: [rows, units]. gamma, beta, runningMean, runningVariance: [units]. */
export default defineLayer({
  kind: 'batch-norm',
  title: 'Batch norm',
  group: 'Normalise',
  formula: String.raw`\tilde z = \gamma\,\frac{z - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta`,
  help: "Each unit's values are shifted and scaled to mean 0, variance 1 over the batch; γ and β then learn the scale that suits the next layer. Put it between a dense layer and its activation: learning gets faster and less touchy about the learning rate.",
  glyph: { stroke: 'M1.5 12.5c4 0 3.5-9 6.5-9s2.5 9 6.5 9M8 3.5v1.5M8 6.3v1.5M8 9.1v1.5' },
  params: {
    epsilon: float({
      label: 'ε, for safety',
      help: 'Added to the variance, so that a unit that never changes does not divide by 0.',
      min: 1e-8,
      max: 1e-2,
      default: 1e-5,
      scale: 'log',
    }),
    average: float({
      label: 'Running average β',
      help: 'How slowly the mean and variance used to predict follow those of the batches: about 1/(1 − β) batches are averaged.',
      min: 0,
      max: 0.9999,
      default: 0.99,
      scale: 'reverse-log',
    }),
  },
  inputs: ['x'],
  cancelsBias: true,
  face: ({ p }) => [
    ['ε', formatNumber(p.epsilon)],
    ['Average β', formatNumber(p.average)],
  ],
  shape: ({ inputs }) => inputs[0]!,
  weights: ({ inputs }) => [
    { name: 'gamma', shape: inputs[0]!, role: 'scale', init: { kind: 'ones' } },
    { name: 'beta', shape: inputs[0]!, role: 'scale', init: { kind: 'zeros' } },
    { name: 'runningMean', shape: inputs[0]!, role: 'statistic', init: { kind: 'zeros' } },
    { name: 'runningVariance', shape: inputs[0]!, role: 'statistic', init: { kind: 'ones' } },
  ],
  saves: ({ inputs }) => {
    const units = widthOf(inputs[0]!);
    return ['mean', 'variance', 'perSigma', 'scale', 'shift', 'slope'].map((name) => ({ name, perBatch: units }));
  },
  formulas: { squares, remember, scales, normalise, gradients, corrections, inputGradient },
  forward: (c) => {
    const { k, x, y, w, saved, rows, width, p } = c;
    if (c.training) measure(c);
    const mean = c.training ? saved['mean']! : w['runningMean']!;
    const variance = c.training ? saved['variance']! : w['runningVariance']!;
    k.each(scales, 1, width, variance, w['gamma']!, saved['perSigma']!, saved['scale']!, p.epsilon);
    k.each(normalise, rows, width, x[0]!, mean, saved['scale']!, w['beta']!, y);
  },
  /** dz = γ/(σ·m)·(m·dy − Σdy − ẑ·Σ(dy·ẑ)): the batch's mean and variance depend on every row (T61). */
  backward: ({ k, x: [x], dx: [dx], dy, dw, saved, rows, width }) => {
    const { mean, perSigma, scale, shift, slope } = saved;
    k.each(gradients, rows, width, x!, dy, mean!, perSigma!, dw['gamma']!, dw['beta']!);
    if (!dx) return;
    k.each(corrections, 1, width, dw['gamma']!, dw['beta']!, perSigma!, shift!, slope!, rows);
    k.each(inputGradient, rows, width, x!, dy, mean!, scale!, shift!, slope!, dx);
  },
  recompute: ({ runningMean, runningVariance }, mean, variance) => {
    runningMean!.set(mean);
    runningVariance!.set(variance);
  },
  samples: [{ inputs: [[3]] }, { params: { epsilon: 1e-2, average: 0.5 }, inputs: [[1]] }],
});
