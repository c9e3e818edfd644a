import { copy } from '../kernels/formulas';
import { formatNumber } from '../params/format-number';
import { float } from '../params/param';
import { defineLayer } from './_layer';

/** y = x + σ·n with n from N(0, 1), anew for every batch; y = x when predicting. x, y: [rows, units]. */
export default defineLayer({
  kind: 'gaussian-noise',
  title: 'Gaussian noise',
  group: 'Regularise',
  formula: String.raw`y = x + \sigma\,n,\quad n \sim \mathcal N(0, 1)`,
  help: 'Adds random noise to every number while training, and nothing when predicting. A network that must do well on blurred rows cannot learn single ones by heart.',
  glyph: { stroke: 'M1.5 8.5l1.8-3l1.6 6l1.8-9l1.7 11l1.7-8.5l1.6 5l1.5-3.5l1.3 2' },
  params: {
    deviation: float({
      label: 'Standard deviation σ',
      help: 'How strong the noise is, in units of the incoming numbers. Behind a standardised input 0.1 is a tenth of the spread of a column.',
      min: 0,
      max: 10,
      default: 0.1,
      zero: 'off',
      live: true,
    }),
  },
  inputs: ['x'],
  stochastic: true,
  face: ({ p }) => [['Deviation', formatNumber(p.deviation)]],
  shape: ({ inputs }) => inputs[0]!,
  forward: ({ p, k, x, y, rows, width, training, random, given }) => {
    if (!training) {
      k.each(copy, rows, width, x[0]!, y);
      return;
    }
    for (let i = 0; i < rows * width; i++) y[i] = x[0]![i]! + p.deviation * (given ? given[i]! : random.normal());
  },
  backward: ({ k, dx, dy, rows, width }) => {
    if (dx[0]) k.each(copy, rows, width, dy, dx[0]);
  },
  samples: [{ inputs: [[5]] }, { params: { deviation: 2 }, inputs: [[2]] }],
});
