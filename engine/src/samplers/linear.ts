import { defineSampler, type Interval } from './_sampler';
import { drawAlong, evenly, fitsScale, gridAlong } from './_scale';

/** x = lo + u·(hi − lo), u uniform in [0, 1) (T53). */
export default defineSampler<Interval>({
  kind: 'linear',
  title: 'Linear',
  formula: 'x = x_{lo} + u\\,(x_{hi} - x_{lo})',
  help: 'Every part of the range is as likely as any other of its length. It suits values of one order of magnitude, such as keep.',
  fits: (range) => fitsScale(evenly, range),
  draw: (random, range) => drawAlong(evenly, random, range),
  grid: (range, n) => gridAlong(evenly, range, n),
  samples: [
    { lo: 0, hi: 1 },
    { lo: -3, hi: 0.5 },
    { lo: 2, hi: 2 },
  ],
});
