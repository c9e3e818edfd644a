import { defineInitializer } from './_initializer';

/** All 1. */
export default defineInitializer({
  kind: 'ones',
  title: 'Ones',
  formula: 'w = 1',
  help: 'All 1. The start of γ in batch norm: pass the normalised values on as they are.',
  params: {},
  fill: (w) => {
    w.fill(1);
  },
});
