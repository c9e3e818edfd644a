import { sumRows } from '../kernels/formulas';
import { formatNumber } from '../params/format-number';
import { bool, int, ref } from '../params/param';
import { defineLayer } from './_layer';
import { penaltyOf, penaltyParams } from './_penalty';
import { widthOf } from './_width';

/** x: [rows, in], W: [in, units], b: [units], y: [rows, units]. */
export default defineLayer({
  kind: 'dense',
  title: 'Dense',
  group: 'Core',
  formula: String.raw`z = x\,W + b`,
  help: 'Every unit adds up all its inputs, each with a weight of its own. It is the layer that learns; follow it with an activation, or several in a row are no better than one.',
  glyph: {
    stroke: 'M3.5 3.5l9 2.3M3.5 3.5l9 6.7M3.5 8l9-2.2M3.5 8l9 2.2M3.5 12.5l9-6.7M3.5 12.5l9-2.3',
    fill:
      'M2 3.5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0zM2 8a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0z' +
      'M2 12.5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0zM11 5.8a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0z' +
      'M11 10.2a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0z',
  },
  params: {
    units: int({
      label: 'Units',
      help: 'How many numbers the layer puts out. More units fit more, and overfit sooner.',
      min: 1,
      max: 65536,
      default: 32,
      scale: 'log',
    }),
    bias: bool({
      label: 'Bias',
      help: 'Adds a learnt number b to every unit, so that it need not be 0 when all inputs are.',
      default: true,
    }),
    init: ref('initializer', {
      label: 'Initialise',
      help: 'Where the weights start. He suits ReLU, Xavier suits tanh.',
      default: 'he-normal',
    }),
    ...penaltyParams,
  },
  inputs: ['x'],
  face: ({ p, biasCancelled }) => [
    ['Units', formatNumber(p.units)],
    ['Bias', p.bias && !biasCancelled ? 'on' : 'off'],
  ],
  shape: ({ p }) => [p.units],
  weights: ({ p, inputs, biasCancelled }) => [
    { name: 'W', shape: [widthOf(inputs[0]!), p.units], role: 'weight', init: p.init, penalty: penaltyOf(p) },
    ...(p.bias && !biasCancelled
      ? [{ name: 'b', shape: [p.units], role: 'bias', init: { kind: 'zeros' } } as const]
      : []),
  ],
  forward: ({ k, x, y, w, rows, inputs, width }) => {
    k.matmul(x[0]!, w['W']!, y, rows, inputs[0]!, width, w['b']);
  },
  backward: ({ k, x, dx, dy, w, dw, rows, inputs, width }) => {
    k.matmulTransposedA(x[0]!, dy, dw['W']!, rows, inputs[0]!, width);
    if (dw['b']) k.each(sumRows, rows, width, dy, dw['b']);
    if (dx[0]) k.matmulTransposedB(dy, w['W']!, dx[0], rows, width, inputs[0]!);
  },
  samples: [
    { params: { units: 3 }, inputs: [[4]] },
    { params: { units: 5, bias: false }, inputs: [[2]] },
    { params: { units: 1 }, inputs: [[1]] },
  ],
});
