import { defineSampler, type Interval } from './_sampler';
import { evenly, fitsScale, gridAlong } from './_scale';

const whole = (range: Interval): Interval => ({ ...range, whole: true });

/** A whole number from lo to hi, both included, each as likely as any other (T53). */
export default defineSampler<Interval>({
  kind: 'integer',
  title: 'Whole numbers',
  formula: 'x \\in \\{x_{lo}, x_{lo} + 1, \\dots, x_{hi}\\}',
  help: 'Every whole number of the range is as likely as any other, both ends included. It suits layers from 2 to 5, or units from 50 to 100.',
  fits: (range) => !('values' in range) && fitsScale(evenly, whole(range)),
  draw: (random, range) => {
    const first = Math.ceil(range.lo);
    return first + random.below(Math.floor(range.hi) - first + 1);
  },
  grid: (range, n) => gridAlong(evenly, whole(range), n),
  samples: [
    { lo: 2, hi: 5, whole: true },
    { lo: 50, hi: 100, whole: true },
    { lo: -1, hi: -1, whole: true },
    { lo: 2.5, hi: 7.9, whole: true },
  ],
});
