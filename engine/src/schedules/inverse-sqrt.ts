import { float, oneOf } from '../params/param';
import { defineSchedule } from './_schedule';

/** α = k/√epoch·α₀, or k/√t·α₀ with t the mini-batch of the run, both from 1 (T45). */
export default defineSchedule({
  kind: 'inverse-sqrt',
  title: 'Inverse square root',
  formula:
    '\\alpha = \\frac{k}{\\sqrt{\\mathrm{epoch}}} \\cdot \\alpha_0 \\quad \\text{or} \\quad \\frac{k}{\\sqrt{t}} \\cdot \\alpha_0',
  help: 'Falls quickly at first and ever more slowly later: four times the epochs halve the rate.',
  params: {
    k: float({
      label: 'Factor k',
      min: 0.01,
      max: 100,
      default: 1,
      scale: 'log',
      help: 'The first rate is k·α₀.',
    }),
    per: oneOf({
      label: 'Counted in',
      default: 'epoch',
      choices: [
        { value: 'epoch', label: 'Epochs', help: 'The rate stays the same within an epoch.' },
        { value: 'step', label: 'Steps', help: 'The rate falls at every mini-batch t.' },
      ],
      help: 'What stands under the root. Steps fall much faster where an epoch has many mini-batches.',
    }),
  },
  rate: (alpha0, { epoch, step }, p) => (p.k / Math.sqrt(p.per === 'step' ? step : epoch)) * alpha0,
});
