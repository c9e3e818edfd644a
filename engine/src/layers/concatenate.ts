import { defineLayer } from './_layer';
import { widthOf } from './_width';

/** x1: [rows, n₁], x2: [rows, n₂] …, y: [rows, n₁ + n₂ + …]. */
export default defineLayer({
  kind: 'concatenate',
  title: 'Concatenate',
  group: 'Combine',
  formula: String.raw`y = (x_1, x_2, \dots)`,
  help: 'Puts its inputs side by side as one wider row. The next layer then sees all of them, each with its own weights.',
  glyph: { stroke: 'M2.5 3h4.5v10H2.5zM9 3h4.5v10H9zM7 8h2' },
  params: {},
  inputs: { many: 'x', min: 2, max: 8 },
  face: ({ inputs }) => [
    ['Inputs', `${inputs.length}`],
    ['Width', inputs.map(widthOf).join(' + ') || '?'],
  ],
  shape: ({ inputs }) => [inputs.map(widthOf).reduce((sum, width) => sum + width, 0)],
  forward: ({ x, y, rows, inputs, width }) => {
    for (let part = 0, left = 0; part < x.length; left += inputs[part]!, part++) {
      const from = x[part]!;
      const cols = inputs[part]!;
      for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) y[i * width + left + j] = from[i * cols + j]!;
    }
  },
  backward: ({ dx, dy, rows, inputs, width }) => {
    for (let part = 0, left = 0; part < dx.length; left += inputs[part]!, part++) {
      const to = dx[part];
      const cols = inputs[part]!;
      if (!to) continue;
      for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) to[i * cols + j] = dy[i * width + left + j]!;
    }
  },
  samples: [{ inputs: [[3], [2]] }, { inputs: [[1], [4], [2]] }],
});
