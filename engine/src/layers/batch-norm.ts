import { formatNumber } from '../params/format-number';
import { float } from '../params/param';
import { blend } from '../stats/ewma';
import { defineLayer, type LayerContext } from './_layer';
import { widthOf } from './_width';

type Columns = Pick<LayerContext<unknown>, 'x' | 'y' | 'w' | 'saved' | 'rows' | 'width'>;

/** Mean and variance of each column over the batch, the variance with 1/m (T23, T58); each sum runs over rows in order. */
const measure = ({ x: [x], saved, rows, width }: Columns): void => {
  for (let j = 0; j < width; j++) {
    let sum = 0;
    for (let i = 0, at = j; i < rows; i++, at += width) sum += x![at]!;
    const mean = sum / rows;
    let squares = 0;
    for (let i = 0, at = j; i < rows; i++, at += width) {
      const off = x![at]! - mean;
      squares += off * off;
    }
    saved['mean']![j] = mean;
    saved['variance']![j] = squares / rows;
  }
};

/** Running average V = βV + (1−β)·batch, without bias correction: it starts at mean 0 and variance 1. */
const remember = ({ w, saved, width }: Columns, beta: number): void => {
  const { runningMean, runningVariance } = w;
  for (let j = 0; j < width; j++) {
    runningMean![j] = blend(runningMean![j]!, saved['mean']![j]!, beta);
    runningVariance![j] = blend(runningVariance![j]!, saved['variance']![j]!, beta);
  }
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
    return [
      { name: 'mean', perBatch: units },
      { name: 'variance', perBatch: units },
    ];
  },
  forward: (c) => {
    const { x, y, w, saved, rows, width, p } = c;
    if (c.training) {
      measure(c);
      remember(c, p.average);
    }
    const mean = c.training ? saved['mean']! : w['runningMean']!;
    const variance = c.training ? saved['variance']! : w['runningVariance']!;
    for (let j = 0; j < width; j++) {
      const shift = mean[j]!;
      const scale = w['gamma']![j]! / Math.sqrt(variance[j]! + p.epsilon);
      const offset = w['beta']![j]!;
      for (let i = 0, at = j; i < rows; i++, at += width) y[at] = (x[0]![at]! - shift) * scale + offset;
    }
  },
  /** dz = γ/(σ·m)·(m·dy − Σdy − ẑ·Σ(dy·ẑ)): the batch's mean and variance depend on every row (T61). */
  backward: ({ x, dx, dy, w, dw, saved, rows, width, p }) => {
    for (let j = 0; j < width; j++) {
      const mean = saved['mean']![j]!;
      const perSigma = 1 / Math.sqrt(saved['variance']![j]! + p.epsilon);
      let sum = 0;
      let along = 0;
      for (let i = 0, at = j; i < rows; i++, at += width) {
        sum += dy[at]!;
        along += dy[at]! * (x[0]![at]! - mean) * perSigma;
      }
      dw['beta']![j] = sum;
      dw['gamma']![j] = along;
      if (!dx[0]) continue;
      const scale = (w['gamma']![j]! * perSigma) / rows;
      for (let i = 0, at = j; i < rows; i++, at += width) {
        const normal = (x[0]![at]! - mean) * perSigma;
        dx[0][at] = scale * (rows * dy[at]! - sum - normal * along);
      }
    }
  },
  recompute: ({ runningMean, runningVariance }, mean, variance) => {
    runningMean!.set(mean);
    runningVariance!.set(variance);
  },
  samples: [{ inputs: [[3]] }, { params: { epsilon: 1e-2, average: 0.5 }, inputs: [[1]] }],
});
