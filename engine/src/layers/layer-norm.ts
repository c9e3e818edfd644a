import { formatNumber } from '../params/format-number';
import { float } from '../params/param';
import { defineLayer } from './_layer';

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
  saves: () => [
    { name: 'mean', perRow: 1 },
    { name: 'perSigma', perRow: 1 },
  ],
  /** Mean and variance of each row, the variance with 1/n; each sum runs over the units in order. */
  forward: ({ p, x: [x], y, w, saved, rows, width }) => {
    const { gamma, beta } = w;
    for (let i = 0, start = 0; i < rows; i++, start += width) {
      const end = start + width;
      let sum = 0;
      for (let at = start; at < end; at++) sum += x![at]!;
      const mean = sum / width;
      let squares = 0;
      for (let at = start; at < end; at++) squares += (x![at]! - mean) * (x![at]! - mean);
      const perSigma = 1 / Math.sqrt(squares / width + p.epsilon);
      for (let j = 0, at = start; j < width; j++, at++) y[at] = (x![at]! - mean) * perSigma * gamma![j]! + beta![j]!;
      saved['mean']![i] = mean;
      saved['perSigma']![i] = perSigma;
    }
  },
  /** dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy: the row's mean and variance depend on all its units. */
  backward: ({ x: [x], dx: [dx], dy, w, dw, saved, rows, width }) => {
    const { mean, perSigma } = saved;
    const { gamma } = w;
    for (let j = 0; j < width; j++) {
      let sum = 0;
      let along = 0;
      for (let i = 0, at = j; i < rows; i++, at += width) {
        sum += dy[at]!;
        along += dy[at]! * (x![at]! - mean![i]!) * perSigma![i]!;
      }
      dw['beta']![j] = sum;
      dw['gamma']![j] = along;
    }
    if (!dx) return;
    for (let i = 0, start = 0; i < rows; i++, start += width) {
      const shift = mean![i]!;
      const scale = perSigma![i]!;
      let sum = 0;
      let along = 0;
      for (let j = 0, at = start; j < width; j++, at++) {
        const g = gamma![j]! * dy[at]!;
        sum += g;
        along += g * (x![at]! - shift) * scale;
      }
      for (let j = 0, at = start; j < width; j++, at++) {
        const normal = (x![at]! - shift) * scale;
        dx[at] = (scale / width) * (width * gamma![j]! * dy[at]! - sum - normal * along);
      }
    }
  },
  samples: [{ inputs: [[4]] }, { params: { epsilon: 1e-2 }, inputs: [[3]] }, { inputs: [[1]] }],
});
