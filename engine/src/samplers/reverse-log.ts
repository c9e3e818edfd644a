import { defineSampler, type Interval } from './_sampler';
import { drawAlong, fitsScale, gridAlong, type Scale } from './_scale';

const restOrders: Scale = { place: (x) => -Math.log(1 - x), value: (r) => 1 - Math.exp(-r) };

/** 1 − x = 10^r, r uniform between the logarithms of what the ends leave to 1: for β from 0.9 to 0.999, r from −3 to −1 (T55). */
export default defineSampler<Interval>({
  kind: 'reverse-log',
  title: 'Logarithmic towards 1',
  formula: '1 - x = 10^r, \\quad \\log_{10}(1 - x_{hi}) \\le r \\le \\log_{10}(1 - x_{lo})',
  help: 'Every order of magnitude of 1 − β is as likely as any other: as many values from 0.9 to 0.99 as from 0.99 to 0.999. It suits β, whose average over 1/(1 − β) values changes fastest near 1.',
  fits: (range) => fitsScale(restOrders, range),
  draw: (random, range) => drawAlong(restOrders, random, range),
  grid: (range, n) => gridAlong(restOrders, range, n),
  samples: [
    { lo: 0.9, hi: 0.999 },
    { lo: 0, hi: 0.5 },
    { lo: 0.99, hi: 0.99 },
  ],
});
