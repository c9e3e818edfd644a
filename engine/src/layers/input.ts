import { formatNumber } from '../params/format-number';
import { defineLayer } from './_layer';

/** Where encoded rows enter: the program's own x buffer is this block's output, so there is nothing to compute. */
export default defineLayer({
  kind: 'input',
  title: 'Input',
  group: 'Core',
  formula: String.raw`A^{[0]} = X`,
  help: 'The rows of your data, encoded: scaled numbers as they are, categories as one column for each value. Every network starts here.',
  glyph: { stroke: 'M3 3h2.5v10H3zM6.8 3h2.5v10H6.8zM10.6 3h2.5v10h-2.5z' },
  params: {},
  inputs: [],
  role: 'input',
  face: ({ data }) => [
    [
      'Columns',
      data.featureColumns === data.features ? formatNumber(data.features) : `${data.featureColumns} → ${data.features}`,
    ],
    ['Rows', formatNumber(data.trainRows)],
  ],
  shape: ({ data }) => [data.features],
  forward: () => {},
  backward: () => {},
  samples: [{ inputs: [] }],
});
