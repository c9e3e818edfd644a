import { defineMetric } from './_metric';

/** 1 − Σ(ŷ − y)² / Σ(y − ȳ)²; the mean and the spread are updated row by row (Welford), so large targets lose no digits. */
export default defineMetric({
  kind: 'r2',
  title: 'R²',
  help: 'The share of the target’s variance that the network explains: 1 is perfect, 0 is no better than the mean.',
  fits: (target) => target.kind === 'number',
  better: 'higher',
  format: 'number',
  start: () => {
    let residual = 0;
    let spread = 0;
    let mean = 0;
    let seen = 0;
    return {
      add: (yHat, target, rows, cols) => {
        for (let i = 0; i < rows * cols; i++) {
          const y = target[i]!;
          residual += (yHat[i]! - y) * (yHat[i]! - y);
          seen++;
          const before = y - mean;
          mean += before / seen;
          spread += before * (y - mean);
        }
      },
      result: () => (spread === 0 ? NaN : 1 - residual / spread),
    };
  },
});
