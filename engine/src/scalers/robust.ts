import { quantile } from './_quantile';
import { defineScaler } from './_scaler';
import { divisorOf } from './_spread';

/** (x − median)/IQR, IQR = Q₃ − Q₁ with quartiles interpolated in a straight line; IQR = 0 becomes 1. */
export default defineScaler({
  kind: 'robust',
  title: 'Robust',
  formula: "x' = \\frac{x - \\mathrm{median}}{Q_3 - Q_1}",
  help: 'The middle of the train rows becomes 0 and their middle half is 1 wide. A few far values change nothing for all others.',
  fit: (values) => {
    if (values.length === 0) return { median: 0, range: 1 };
    const sorted = values.slice().sort();
    return { median: quantile(sorted, 0.5), range: divisorOf(quantile(sorted, 0.75) - quantile(sorted, 0.25)) };
  },
  apply: (x, stats) => (x - stats.median!) / stats.range!,
  invert: (x, stats) => x * stats.range! + stats.median!,
});
