import { defineScaler } from './_scaler';
import zScore from './z-score';

/** sign(x)·log(1 + |x|): like the logarithm far from 0, like x close to it, for any sign. */
const squeeze = (x: number): number => (x < 0 ? -Math.log1p(-x) : Math.log1p(x));
const stretch = (x: number): number => (x < 0 ? -Math.expm1(-x) : Math.expm1(x));

/** u = sign(x)·log(1 + |x|), then (u − μ)/σ with μ and σ of u over the train rows. */
export default defineScaler({
  kind: 'log',
  title: 'Logarithm',
  formula: "u = \\mathrm{sign}(x)\\,\\log(1 + |x|),\\quad x' = \\frac{u - \\mu}{\\sigma}",
  help: 'For amounts that range over powers of ten: equal ratios become about equal steps. Then mean 0 and deviation 1 on the train rows.',
  fit: (values) => zScore.fit(values.map(squeeze)),
  apply: (x, stats) => zScore.apply(squeeze(x), stats),
  invert: (x, stats) => stretch(zScore.invert(x, stats)),
});
