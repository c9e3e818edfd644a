import { formula } from '../kernels/formula';
import { add, copy } from '../kernels/formulas';
import { defineLayer } from './_layer';
import { sameShape, sameShapeFace } from './_same-shape';

const firstTwo = formula('a, b, out', 'out = a + b');

/** x1 … xn, y: [rows, units]. */
export default defineLayer({
  kind: 'add',
  title: 'Add',
  group: 'Combine',
  formula: String.raw`y = x_1 + x_2 + \dots`,
  help: 'Adds inputs of one shape, number by number. With a wire that skips layers it makes a residual block, which keeps the gradient alive in deep networks.',
  glyph: { stroke: 'M2.3 8a5.7 5.7 0 1 0 11.4 0a5.7 5.7 0 1 0-11.4 0zM8 5v6M5 8h6' },
  params: {},
  inputs: { many: 'x', min: 2, max: 8 },
  face: sameShapeFace,
  shape: sameShape('Add'),
  formulas: { firstTwo },
  forward: ({ k, x, y, rows, width }) => {
    k.each(firstTwo, rows, width, x[0]!, x[1]!, y);
    for (let port = 2; port < x.length; port++) k.each(add, rows, width, x[port]!, y);
  },
  backward: ({ k, dx, dy, rows, width }) => {
    for (const d of dx) if (d) k.each(copy, rows, width, dy, d);
  },
  samples: [{ inputs: [[3], [3]] }, { inputs: [[2], [2], [2]] }],
});
