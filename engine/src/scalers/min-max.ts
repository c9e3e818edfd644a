import { defineScaler } from './_scaler';
import { divisorOf } from './_spread';

/** (x − min)/(max − min); a constant column becomes 0. */
export default defineScaler({
  kind: 'min-max',
  title: 'Min–max',
  formula: "x' = \\frac{x - \\min}{\\max - \\min}",
  help: 'From 0 to 1 on the train rows. One far value squeezes all others together.',
  fit: (values) => {
    let min = Infinity;
    let max = -Infinity;
    for (let i = 0; i < values.length; i++) {
      if (values[i]! < min) min = values[i]!;
      if (values[i]! > max) max = values[i]!;
    }
    if (values.length === 0) return { min: 0, range: 1 };
    return { min, range: divisorOf(max - min) };
  },
  apply: (x, stats) => (x - stats.min!) / stats.range!,
  invert: (x, stats) => x * stats.range! + stats.min!,
});
