import type { Real } from '../kernels/real';
import { classCount, classesOf } from './classes-of';
import { thinCurve } from './thin-curve';

const mostPoints = 200;

/** Scores of the rows of one class and of all other rows, each in ascending order (NaN last). */
export interface SplitScores {
  positives: Float64Array;
  negatives: Float64Array;
}

/** What rates come of calling positive every row whose score is at least `threshold`. */
export interface RocPoint {
  threshold: number;
  /** Of the other classes' rows, the share called positive. */
  falsePositives: number;
  /** Of the class's rows, the share called positive. */
  truePositives: number;
}

/** One class against all others. */
export interface RocCurve {
  /** Index of the class. */
  class: number;
  /** From (0, 0) to (1, 1), at most 200; empty where the class, or every other, has no rows. */
  points: readonly RocPoint[];
  /** Of all the rows, not of the thinned points. */
  auc: number;
}

/** The classes that have a curve: the second of two, each of more. */
export const scoredClasses = (cols: number): number[] =>
  classCount(cols) === 2 ? [1] : Array.from({ length: cols }, (_, c) => c);

/** Parts the column of `ŷ` [rows, cols] that scores class `of`; one column scores the second of two classes. */
export const splitScores = (yHat: Real, truth: Int32Array, cols: number, of: number): SplitScores => {
  const rows = truth.length;
  const column = cols === 1 ? 0 : of;
  let count = 0;
  for (let r = 0; r < rows; r++) if (truth[r] === of) count++;
  const positives = new Float64Array(count);
  const negatives = new Float64Array(rows - count);
  for (let r = 0, p = 0, n = 0; r < rows; r++) {
    const score = yHat[r * cols + column]!;
    if (truth[r] === of) positives[p++] = score;
    else negatives[n++] = score;
  }
  return { positives: positives.sort(), negatives: negatives.sort() };
};

const isComparable = ({ positives, negatives }: SplitScores): boolean =>
  positives.length > 0 &&
  negatives.length > 0 &&
  !Number.isNaN(positives[positives.length - 1]) &&
  !Number.isNaN(negatives[negatives.length - 1]);

/**
 * Share of the pairs (a row of the class, another row) in which the first has the higher score; an equal score is half a
 * pair (Mann & Whitney's U). NaN when there is no pair, or a score is NaN.
 */
export const aucOf = (scores: SplitScores): number => {
  if (!isComparable(scores)) return NaN;
  const { positives, negatives } = scores;
  let below = 0;
  let upTo = 0;
  let halves = 0;
  for (const score of positives) {
    while (below < negatives.length && negatives[below]! < score) below++;
    while (upTo < negatives.length && negatives[upTo]! <= score) upTo++;
    halves += below + upTo;
  }
  return halves / (2 * positives.length * negatives.length);
};

/** The corners of the curve: equal scores are passed in one (slanted) step; steps in one direction are one. */
const cornersOf = ({ positives, negatives }: SplitScores): RocPoint[] => {
  const corners: RocPoint[] = [{ threshold: Infinity, falsePositives: 0, truePositives: 0 }];
  let p = positives.length;
  let n = negatives.length;
  let before = '';
  while (p > 0 || n > 0) {
    const threshold = Math.max(positives[p - 1] ?? -Infinity, negatives[n - 1] ?? -Infinity);
    const [fromP, fromN] = [p, n];
    while (p > 0 && positives[p - 1] === threshold) p--;
    while (n > 0 && negatives[n - 1] === threshold) n--;
    const direction = p === fromP ? 'right' : n === fromN ? 'up' : 'slanted';
    if (direction === before && direction !== 'slanted') corners.pop();
    before = direction;
    corners.push({
      threshold,
      falsePositives: (negatives.length - n) / negatives.length,
      truePositives: (positives.length - p) / positives.length,
    });
  }
  return corners;
};

/** The ROC curve of some scores: all of its corners, or the 200 points that draw it best. */
export const rocPoints = (scores: SplitScores): RocPoint[] => {
  if (!isComparable(scores)) return [];
  const corners = cornersOf(scores);
  const kept = thinCurve(
    corners.map(({ falsePositives }) => falsePositives),
    corners.map(({ truePositives }) => truePositives),
    mostPoints,
  );
  return kept.map((i) => corners[i]!);
};

/** Curve and area of ŷ and y [rows, cols]: of the second of two classes, or of each of more against the rest. */
export const roc = (yHat: Real, y: Real, rows: number, cols: number): RocCurve[] => {
  const truth = classesOf(y, rows, cols);
  return scoredClasses(cols).map((each) => {
    const scores = splitScores(yHat, truth, cols, each);
    return { class: each, points: rocPoints(scores), auc: aucOf(scores) };
  });
};
