import { defineMetric, type MetricState } from './_metric';

/** Sums of one target column. */
interface Column {
  residual: number;
  spread: number;
  mean: number;
}

/** The mean and the spread are updated row by row (Welford), so large targets lose no digits. */
const start = (): MetricState => {
  let columns: Column[] = [];
  let seen = 0;
  return {
    add: (yHat, target, rows, cols) => {
      if (columns.length === 0) columns = Array.from({ length: cols }, () => ({ residual: 0, spread: 0, mean: 0 }));
      for (let r = 0, i = 0; r < rows; r++) {
        seen++;
        for (const column of columns) {
          const y = target[i]!;
          column.residual += (yHat[i]! - y) * (yHat[i]! - y);
          const before = y - column.mean;
          column.mean += before / seen;
          column.spread += before * (y - column.mean);
          i++;
        }
      }
    },
    result: () => {
      const varied = columns.filter(({ spread }) => spread !== 0);
      return varied.reduce((sum, { residual, spread }) => sum + (1 - residual / spread), 0) / varied.length;
    },
  };
};

/**
 * 1 − Σ(ŷ − y)² / Σ(y − ȳ)² of each target column about its own mean, averaged over the columns. A column that never changes
 * has no variance to explain and is left out; NaN when no column changes.
 */
export default defineMetric({
  kind: 'r2',
  title: 'R²',
  help: 'The share of the target’s variance that the network explains: 1 is perfect, 0 is no better than the mean. Of several target columns it is the mean.',
  fits: (target) => target.kind === 'number',
  better: 'higher',
  format: 'number',
  start,
});
