import { defineSampler, type Interval } from './_sampler';
import { drawAlong, fitsScale, gridAlong, type Scale } from './_scale';

const orders: Scale = { place: Math.log, value: Math.exp };

/** x = 10^r, r uniform between the logarithms of the ends: for α from 1e-4 to 1, r = −4·u (T54). */
export default defineSampler<Interval>({
  kind: 'log',
  title: 'Logarithmic',
  formula: 'x = 10^r, \\quad r = \\log_{10} x_{lo} + u\\,(\\log_{10} x_{hi} - \\log_{10} x_{lo})',
  help: 'Every order of magnitude is as likely as any other: as many values from 0.001 to 0.01 as from 0.1 to 1. It suits the learning rate.',
  fits: (range) => fitsScale(orders, range),
  draw: (random, range) => drawAlong(orders, random, range),
  grid: (range, n) => gridAlong(orders, range, n),
  samples: [
    { lo: 1e-4, hi: 1 },
    { lo: 1e-6, hi: 1e-5 },
    { lo: 0.3, hi: 0.3 },
    { lo: 1, hi: 1000, whole: true },
    { lo: 1, hi: 6, whole: true },
  ],
});
