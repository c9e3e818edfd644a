import { defineInitializer } from './_initializer';

/** All 0. */
export default defineInitializer({
  kind: 'zeros',
  title: 'Zeros',
  formula: 'w = 0',
  help: 'All 0. Right for biases; for weights every unit of a layer then stays the same.',
  params: {},
  fill: (w) => {
    w.fill(0);
  },
});
