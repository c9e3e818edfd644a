import { defineMetric } from './_metric';

/** √(1/(m·columns) Σ (ŷ − y)²) over all rows and target columns, in the unit of the target. */
export default defineMetric({
  kind: 'rmse',
  title: 'RMSE',
  help: 'The root of the mean squared error: a typical miss, in the unit of the target. Of several target columns all errors count alike.',
  fits: (target) => target.kind === 'number',
  better: 'lower',
  format: 'number',
  start: () => {
    let squares = 0;
    let seen = 0;
    return {
      add: (yHat, target, rows, cols) => {
        for (let i = 0; i < rows * cols; i++) squares += (yHat[i]! - target[i]!) * (yHat[i]! - target[i]!);
        seen += rows * cols;
      },
      result: () => (seen === 0 ? NaN : Math.sqrt(squares / seen)),
    };
  },
});
