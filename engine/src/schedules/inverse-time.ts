import { float } from '../params/param';
import { defineSchedule } from './_schedule';

/** α = α₀ / (1 + rate·epoch), epochs from 1: α₀ = 0.2, rate 1 gives 0.1, 0.0667, 0.05 (T43). */
export default defineSchedule({
  kind: 'inverse-time',
  title: 'Inverse-time decay',
  formula: '\\alpha = \\frac{\\alpha_0}{1 + \\mathrm{rate} \\cdot \\mathrm{epoch}}',
  help: 'Large steps at first, smaller ones near the minimum, so that the path settles instead of circling.',
  params: {
    rate: float({
      label: 'Decay rate',
      min: 0,
      max: 100,
      default: 0.02,
      scale: 'log',
      zero: 'no decay',
      help: 'At epoch 1/rate the learning rate has halved.',
    }),
  },
  rate: (alpha0, { epoch }, p) => alpha0 / (1 + p.rate * epoch),
});
