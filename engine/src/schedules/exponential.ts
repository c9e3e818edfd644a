import { float } from '../params/param';
import { power } from './_power';
import { defineSchedule } from './_schedule';

/** α = base^epoch·α₀, epochs from 1: α₀ = 0.2, base 0.95 gives 0.19, 0.1805, 0.171475 (T44). */
export default defineSchedule({
  kind: 'exponential',
  title: 'Exponential decay',
  formula: '\\alpha = \\mathrm{base}^{\\mathrm{epoch}} \\cdot \\alpha_0',
  help: 'Every epoch the rate shrinks by the same factor. It falls faster in the long run than the other laws do.',
  params: {
    base: float({
      label: 'Base',
      min: 0.5,
      max: 1,
      default: 0.95,
      help: 'What the rate is multiplied by at each epoch. At 0.95 it halves in about 14 epochs.',
    }),
  },
  rate: (alpha0, { epoch }, p) => power(p.base, epoch) * alpha0,
});
