import type { PartsCompared } from '../data/study';
import type { Table } from '../data/table';
import { aucOf, splitScores } from '../diagnostics/roc';
import { ok, type Result } from '../issues/issue';
import { dealData } from '../pipeline/fit-data';
import type { Used } from '../pipeline/used-columns';
import type { DataSpec } from '../project/document';
import { logistic, scoresOf } from '../stats/logistic';
import { moments } from '../stats/moments';
import { comparedColumns, type ComparedColumn } from './compare-columns';

const mostRows = 4000;
/** Encoded numbers of one part, about; fewer rows are compared where there are many features. */
const mostNumbers = 600_000;
const leastRows = 250;
const folds = 5;
const shownColumns = 5;

/**
 * Whether train and dev rows, and dev and test rows, look as if from one source (T04). Rows are split as training would; a
 * pair is left out when a part of it has fewer rows than there are folds.
 */
export const compareParts = (table: Table, spec: DataSpec): Result<readonly PartsCompared[]> => {
  const dealt = dealData(table, spec);
  if (!dealt.ok) return dealt;
  const { used, split } = dealt.value;
  const pairs = [
    ['train-dev', split.train, split.dev],
    ['dev-test', split.dev, split.test],
  ] as const;
  return ok(
    pairs
      .filter(([, first, second]) => Math.min(first.length, second.length) >= folds)
      .map(([parts, first, second]) => ({ parts, ...comparePair(used.features, first, second) })),
  );
};

const comparePair = (
  features: readonly Used[],
  first: Int32Array,
  second: Int32Array,
): Omit<PartsCompared, 'parts'> => {
  const most = Math.max(leastRows, Math.min(mostRows, Math.floor(mostNumbers / features.length)));
  // Parts are in random order, so that their first rows are rows by chance.
  const [a, b] = [first.subarray(0, most), second.subarray(0, most)];
  const rows = new Int32Array(a.length + b.length);
  rows.set(a);
  rows.set(b, a.length);
  const isSecond = new Uint8Array(rows.length).fill(1, a.length);
  const columns = comparedColumns(features, rows);
  return { auc: heldOutAuc(columns, isSecond), shifted: shiftsOf(columns, a.length), rows: [a.length, b.length] };
};

/**
 * The mean over the folds of the area under the ROC curve of the rows held out. A row's fold is its place in its part modulo
 * five, so that each fold has its share of both parts.
 */
const heldOutAuc = (columns: readonly ComparedColumn[], isSecond: Uint8Array): number => {
  const x = [...columns.map(({ values }) => values), new Float64Array(isSecond.length).fill(1)];
  const firsts = isSecond.indexOf(1);
  const foldOf = isSecond.map((second, i) => (second === 1 ? i - firsts : i) % folds);
  let sum = 0;
  for (let fold = 0; fold < folds; fold++) {
    const isTaught = (_: number, i: number): boolean => foldOf[i] !== fold;
    const isHeldOut = (_: number, i: number): boolean => foldOf[i] === fold;
    const weights = logistic(
      x.map((column) => column.filter(isTaught)),
      isSecond.filter(isTaught),
    );
    const truth = Int32Array.from(isSecond.filter(isHeldOut));
    const scores = scoresOf(
      x.map((column) => column.filter(isHeldOut)),
      weights,
      truth.length,
    );
    sum += aucOf(splitScores(scores, truth, 1, 1));
  }
  return sum / folds;
};

/** Difference of the parts' means in σ of both together; of a column with several numbers the largest. */
const shiftsOf = (columns: readonly ComparedColumn[], firsts: number): PartsCompared['shifted'] => {
  const largest = new Map<string, number>();
  for (const { column, values } of columns) {
    const second = values.subarray(firsts);
    const shift = Math.abs(moments(values, firsts).mean - moments(second, second.length).mean);
    largest.set(column, Math.max(shift, largest.get(column) ?? 0));
  }
  return [...largest]
    .map(([column, shift]) => ({ column, shift }))
    .sort((a, b) => b.shift - a.shift)
    .slice(0, shownColumns);
};
