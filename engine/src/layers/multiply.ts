import { copy, multiply, product } from '../kernels/formulas';
import { defineLayer } from './_layer';
import { sameShape, sameShapeFace } from './_same-shape';

/** x1 … xn, y: [rows, units]. */
export default defineLayer({
  kind: 'multiply',
  title: 'Multiply',
  group: 'Combine',
  formula: String.raw`y = x_1 \odot x_2 \odot \dots`,
  help: 'Multiplies inputs of one shape, number by number. With a sigmoid on one of them it makes a gate, which lets the other through or holds it back.',
  glyph: { stroke: 'M2.3 8a5.7 5.7 0 1 0 11.4 0a5.7 5.7 0 1 0-11.4 0zM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2' },
  params: {},
  inputs: { many: 'x', min: 2, max: 8 },
  face: sameShapeFace,
  shape: sameShape('Multiply'),
  forward: ({ k, x, y, rows, width }) => {
    k.each(product, rows, width, x[0]!, x[1]!, y);
    for (let port = 2; port < x.length; port++) k.each(multiply, rows, width, x[port]!, y);
  },
  /** ∂y/∂x of a port is the product of all the others, taken as such: y/x would be 0/0 where a factor is 0. */
  backward: ({ k, x, dx, dy, rows, width }) => {
    for (let port = 0; port < dx.length; port++) {
      const to = dx[port];
      if (!to) continue;
      k.each(copy, rows, width, dy, to);
      for (let other = 0; other < x.length; other++) {
        if (other !== port) k.each(multiply, rows, width, x[other]!, to);
      }
    }
  },
  samples: [{ inputs: [[3], [3]] }, { inputs: [[2], [2], [2]] }],
});
