import { defineSchedule } from './_schedule';

/** α = α₀ */
export default defineSchedule({
  kind: 'constant',
  title: 'Constant',
  formula: '\\alpha = \\alpha_0',
  help: 'The same learning rate throughout.',
  params: {},
  rate: (alpha0) => alpha0,
});
