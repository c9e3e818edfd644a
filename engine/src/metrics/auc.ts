import { classesOf } from '../diagnostics/classes-of';
import { aucOf, scoredClasses, splitScores } from '../diagnostics/roc';
import type { Real } from '../kernels/real';
import { defineMetric, type MetricState } from './_metric';

/** One batch's scores ŷ [rows, cols], copied, and the true class of each row. */
interface Kept {
  yHat: Real;
  truth: Int32Array;
}

/** All batches one after another. */
const joined = (batches: readonly Kept[], cols: number): { yHat: Float64Array; truth: Int32Array } => {
  const rows = batches.reduce((sum, { truth }) => sum + truth.length, 0);
  const all = { yHat: new Float64Array(rows * cols), truth: new Int32Array(rows) };
  let at = 0;
  for (const { yHat, truth } of batches) {
    all.yHat.set(yHat, at * cols);
    all.truth.set(truth, at);
    at += truth.length;
  }
  return all;
};

/** Keeps every score: the order of all of them is what the area is about. */
const start = (): MetricState => {
  const batches: Kept[] = [];
  let width = 0;
  return {
    add: (yHat, target, rows, cols) => {
      width = cols;
      batches.push({ yHat: yHat.slice(0, rows * cols), truth: classesOf(target, rows, cols) });
    },
    result: () => {
      if (width === 0) return NaN;
      const { yHat, truth } = joined(batches, width);
      const areas = scoredClasses(width).map((each) => aucOf(splitScores(yHat, truth, width, each)));
      const known = areas.filter((area) => !Number.isNaN(area));
      return known.reduce((sum, area) => sum + area, 0) / known.length;
    },
  };
};

/**
 * Area under the ROC curve, exact, by ranks: of the second of two classes, or the mean over the classes of one against the
 * rest. A class without rows, or with all of them, has no curve and is left out; NaN when no class has one.
 */
export default defineMetric({
  kind: 'auc',
  title: 'AUC',
  help: 'How often a row of a class scores higher for it than a row of another class: 1 is always, 0.5 is chance. For two classes it is about the second one, for more the mean of each against the rest.',
  fits: (target) => target.kind === 'category',
  better: 'higher',
  format: 'number',
  start,
});
