import { copy, product } from '../kernels/formulas';
import { float } from '../params/param';
import { defineLayer } from './_layer';
import { widthOf } from './_width';

/** Inverted dropout: a ← a·d/keep with d = (U < keep), so that predicting needs no scaling (T16, T17). x, y: [rows, units]. */
export default defineLayer({
  kind: 'dropout',
  title: 'Dropout',
  group: 'Regularise',
  formula: String.raw`a \leftarrow \frac{a \odot d}{\text{keep}},\quad d = (U < \text{keep})`,
  help: 'Switches units off at random, anew for every batch, so that no unit can rely on a single other one. It fights overfitting; when predicting, all units are on.',
  glyph: {
    stroke:
      'M2.3 4a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0zM10.3 4a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0z' +
      'M6.3 8a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0zM2.3 12a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0z' +
      'M10.3 12a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0z',
    fill:
      'M2.3 4a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0zM6.3 8a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0z' +
      'M10.3 12a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0z',
  },
  params: {
    keep: float({
      label: 'Keep',
      help: 'The probability that a unit stays on. 1 switches dropout off; the layer with the largest weight matrix deserves the lowest value.',
      min: 0.05,
      max: 1,
      default: 0.8,
      atZero: 'would drop every unit',
      live: true,
    }),
  },
  inputs: ['x'],
  stochastic: true,
  face: ({ p }) => [['Keep', p.keep.toFixed(2)]],
  shape: ({ inputs }) => inputs[0]!,
  saves: ({ inputs }) => [{ name: 'mask', perRow: widthOf(inputs[0]!) }],
  forward: ({ p, k, x, y, saved, rows, width, training, random, given }) => {
    if (!training) {
      k.each(copy, rows, width, x[0]!, y);
      return;
    }
    const mask = saved['mask']!;
    const scale = 1 / p.keep;
    if (given) for (let i = 0; i < rows * width; i++) mask[i] = given[i]! * scale;
    else k.dropoutMask(mask, rows * width, p.keep, random);
    k.each(product, rows, width, x[0]!, mask, y);
  },
  backward: ({ k, dx, dy, saved, rows, width, training }) => {
    if (!dx[0]) return;
    if (training) k.each(product, rows, width, dy, saved['mask']!, dx[0]);
    else k.each(copy, rows, width, dy, dx[0]);
  },
  samples: [{ inputs: [[5]] }, { params: { keep: 0.3 }, inputs: [[2]] }, { params: { keep: 1 }, inputs: [[3]] }],
});
