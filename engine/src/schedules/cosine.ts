import { float } from '../params/param';
import { cosine } from './_cosine';
import { defineSchedule } from './_schedule';

/**
 * α = α₀·(floor + (1 − floor)·½(1 + cos(π·progress))), progress = (t − 1)/(mini-batches of the run), t from 1
 * (Loshchilov and Hutter 2017, without restarts). ½(1 + cos x) is written cos²(x/2), which keeps its digits near x = π.
 */
export default defineSchedule({
  kind: 'cosine',
  title: 'Cosine',
  formula:
    '\\alpha = \\alpha_0 \\left( f + (1 - f)\\, \\tfrac{1}{2} (1 + \\cos(\\pi \\cdot \\mathrm{progress})) \\right)',
  help: 'Falls slowly at first, fastest halfway, and slowly again at the end. It needs the number of epochs in advance.',
  params: {
    floor: float({
      label: 'Floor f',
      min: 0,
      max: 1,
      default: 0,
      scale: 'log',
      zero: 'none',
      help: 'The share of α₀ that is left at the end of the run.',
    }),
  },
  rate: (alpha0, { step, stepsPerEpoch, epochs }, p) => {
    const progress = Math.min(1, (step - 1) / (stepsPerEpoch * epochs));
    const half = cosine((Math.PI / 2) * progress);
    return alpha0 * (p.floor + (1 - p.floor) * half * half);
  },
});
