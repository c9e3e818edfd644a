import { classCount } from '../diagnostics/classes-of';
import { addConfusion, emptyConfusion, type ConfusionMatrix } from '../diagnostics/confusion';
import { perClass, type ScoreName } from '../diagnostics/per-class';
import type { MetricState } from './_metric';

/** Collects a confusion matrix; the result is the score of the second of two classes, or the macro average of more. */
export const fromConfusion = (name: ScoreName): MetricState => {
  let matrix: ConfusionMatrix | null = null;
  return {
    add: (yHat, target, rows, cols) => {
      matrix ??= emptyConfusion(classCount(cols));
      addConfusion(matrix, yHat, target, rows, cols);
    },
    result: () => {
      if (!matrix) return NaN;
      const { classes, macro } = perClass(matrix);
      return classes.length === 2 ? classes[1]![name] : macro[name];
    },
  };
};
