import { moments } from '../stats/moments';
import { defineScaler } from './_scaler';
import { divisorOf } from './_spread';

/** (x − μ)/σ with μ = 1/m Σx, σ² = 1/m Σ(x − μ)²; σ = 0 becomes 1 (T23). */
export default defineScaler({
  kind: 'z-score',
  title: 'z-score',
  formula: "x' = \\frac{x - \\mu}{\\sigma}",
  help: 'Mean 0 and deviation 1 on the train rows, so that one learning rate suits every column.',
  fit: (values) => {
    if (values.length === 0) return { mean: 0, deviation: 1 };
    const { mean, deviation } = moments(values, values.length);
    return { mean, deviation: divisorOf(deviation) };
  },
  apply: (x, stats) => (x - stats.mean!) / stats.deviation!,
  invert: (x, stats) => x * stats.deviation! + stats.mean!,
});
