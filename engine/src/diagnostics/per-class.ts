import type { ConfusionMatrix } from './confusion';

export type ScoreName = 'precision' | 'recall' | 'f1';

/** Shares of one class, NaN where there is nothing to share (0/0). */
export interface ClassScores {
  /** Of the rows taken for the class, the share that belongs to it: TP/(TP + FP). */
  precision: number;
  /** Of the rows that belong to the class, the share that was found: TP/(TP + FN). */
  recall: number;
  /** Harmonic mean of the two, 2TP/(2TP + FP + FN). */
  f1: number;
  /** Rows that belong to the class. */
  support: number;
}

export interface PerClass {
  classes: readonly ClassScores[];
  /**
   * Means over the classes that occur, in truth or in predictions; NaN when none does. A 0/0 of such a class counts as 0:
   * one that is never predicted is no success. (So does scikit-learn by default.)
   */
  macro: Readonly<Record<ScoreName, number>>;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Precision, recall, F1 and support of each class, and their macro averages. */
export const perClass = (matrix: ConfusionMatrix): PerClass => {
  const supports = matrix.map(sum);
  const taken = matrix.map((_, c) => sum(matrix.map((row) => row[c]!)));
  const classes = matrix.map((row, c): ClassScores => {
    const [right, support] = [row[c]!, supports[c]!];
    return {
      precision: right / taken[c]!,
      recall: right / support,
      f1: (2 * right) / (taken[c]! + support),
      support,
    };
  });
  const occurring = classes.filter(({ support }, c) => support + taken[c]! > 0);
  const mean = (name: ScoreName): number => sum(occurring.map((scores) => scores[name] || 0)) / occurring.length;
  return { classes, macro: { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') } };
};
