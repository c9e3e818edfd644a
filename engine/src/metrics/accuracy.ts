import { defineMetric } from './_metric';
import type { Real } from '../kernels/real';

/** Column of the largest value of a row; for one column, 1 where it is at least 0.5. */
const classOf = (values: Real, row: number, cols: number): number => {
  if (cols === 1) return values[row]! >= 0.5 ? 1 : 0;
  let best = 0;
  for (let j = 1; j < cols; j++) if (values[row * cols + j]! > values[row * cols + best]!) best = j;
  return best;
};

/** Share of rows whose most probable class is the true one. */
export default defineMetric({
  kind: 'accuracy',
  title: 'Accuracy',
  help: 'The share of rows whose most probable class is the true one.',
  fits: (target) => target.kind === 'category',
  better: 'higher',
  format: 'percent',
  start: () => {
    let right = 0;
    let seen = 0;
    return {
      add: (yHat, target, rows, cols) => {
        for (let r = 0; r < rows; r++) if (classOf(yHat, r, cols) === classOf(target, r, cols)) right++;
        seen += rows;
      },
      result: () => (seen === 0 ? NaN : right / seen),
    };
  },
});
