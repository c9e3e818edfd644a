import { defineLayer } from './_layer';
import { sameShape, sameShapeFace } from './_same-shape';

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
  forward: ({ k, x, y, rows, width }) => {
    const n = rows * width;
    k.copy(x[0]!, y, n);
    for (let i = 1; i < x.length; i++) k.add(x[i]!, y, n);
  },
  backward: ({ k, dx, dy, rows, width }) => {
    for (const d of dx) if (d) k.copy(dy, d, rows * width);
  },
  samples: [{ inputs: [[3], [3]] }, { inputs: [[2], [2], [2]] }],
});
