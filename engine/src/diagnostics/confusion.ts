import type { Real } from '../kernels/real';
import { classCount, classesOf } from './classes-of';

/** Rows of each true class (first index) that were taken for each class (second index): [classes][classes]. */
export type ConfusionMatrix = number[][];

export const emptyConfusion = (classes: number): ConfusionMatrix =>
  Array.from({ length: classes }, () => new Array<number>(classes).fill(0));

/** Adds the first `rows` rows of ŷ and y [rows, cols] to the counts. */
export const addConfusion = (matrix: ConfusionMatrix, yHat: Real, y: Real, rows: number, cols: number): void => {
  const predicted = classesOf(yHat, rows, cols);
  const truth = classesOf(y, rows, cols);
  for (let r = 0; r < rows; r++) matrix[truth[r]!]![predicted[r]!]!++;
};

/** The counts of the first `rows` rows of ŷ and y [rows, cols]. */
export const confusion = (yHat: Real, y: Real, rows: number, cols: number): ConfusionMatrix => {
  const matrix = emptyConfusion(classCount(cols));
  addConfusion(matrix, yHat, y, rows, cols);
  return matrix;
};
