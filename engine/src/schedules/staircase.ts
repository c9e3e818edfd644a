import { float, int } from '../params/param';
import { power } from './_power';
import { defineSchedule } from './_schedule';

/** α = factor^⌊epoch/period⌋·α₀: ½ every 10 leaves epochs 1 to 9 at α₀, and halves at 10, 20 … (T46). */
export default defineSchedule({
  kind: 'staircase',
  title: 'Staircase',
  formula: '\\alpha = \\mathrm{factor}^{\\lfloor \\mathrm{epoch} / \\mathrm{period} \\rfloor} \\cdot \\alpha_0',
  help: 'Keeps the rate for a while, then drops it at once. The cost often falls right after a drop, as the path stops circling.',
  params: {
    factor: float({
      label: 'Drop factor',
      min: 0.01,
      max: 1,
      default: 0.5,
      help: 'What the rate is multiplied by at each drop.',
    }),
    period: int({
      label: 'Period',
      min: 1,
      max: 1_000_000,
      default: 10,
      scale: 'log',
      unit: 'epochs',
      help: 'Epochs from one drop to the next.',
    }),
  },
  rate: (alpha0, { epoch }, p) => power(p.factor, Math.floor(epoch / p.period)) * alpha0,
});
