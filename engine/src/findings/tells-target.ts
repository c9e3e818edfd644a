import type { Column } from '../data/table';
import { aucOf } from '../diagnostics/roc';
import { findingIssues, type Telling } from '../issues/findings';
import type { Issue } from '../issues/issue';
import type { Used } from '../pipeline/used-columns';
import { pearson } from '../stats/pearson';
import { evenly, valuesAt } from './evenly';
import { ignoreAll, told, type Subject } from './subject';

type Categories = Column & { type: 'category' };

const enough = 0.995;
const mostRows = 20_000;
/** Few rows spare most columns the look at many. */
const fewRows = 500;
const promising = 0.95;
/** Of classes with fewer rows nothing is said; nor of categories whose values have fewer rows on average. */
const leastOfClass = 10;
const leastOfValue = 2;
/** Counts of category by class that are kept at most. */
const mostCounts = 5_000_000;

/**
 * Features that alone tell the target of the train rows: |r| ≥ 0.995 with a number. With classes, a number must part all of
 * them, not one alone: sorted by their means, each class has an AUC ≥ 0.995 against the next. A category must name the class:
 * the most frequent class of each value is right for 99.5 % of the rows, as a mean over the classes.
 */
export const tellsTarget = ({ data, used, split }: Subject): Issue[] => {
  const [few, many] = [evenly(split.train, fewRows), evenly(split.train, mostRows)];
  const found = used.features.flatMap(({ column, spec }): Telling[] => {
    if (strongest(column, used.targets, few).strength < promising) return [];
    const telling = strongest(column, used.targets, many);
    return telling.strength >= enough ? [{ name: spec.name, ...telling }] : [];
  });
  const targets = used.targets.map(({ spec }) => spec.name);
  return told(found, (some) => {
    const names = some.map(({ name }) => name);
    return findingIssues.tellsTarget(some, targets, [ignoreAll(data, names)]);
  });
};

/** How well a column tells a target, and by which measure; NaN where too few rows have both. */
const strongest = (column: Column, targets: readonly Used[], rows: Int32Array): Omit<Telling, 'name'> => {
  const [first] = targets;
  if (first?.column.type === 'category') {
    return column.type === 'category'
      ? { by: 'accuracy', strength: namesClasses(column, first.column, rows) }
      : { by: 'auc', strength: partsClasses(column.values, first.column, rows) };
  }
  const strengths = targets.map((target) => correlation(column, target.column, rows));
  const known = strengths.filter((r) => !Number.isNaN(r));
  return { by: 'r', strength: known.length === 0 ? NaN : Math.max(...known) };
};

const correlation = (column: Column, target: Column, rows: Int32Array): number => {
  if (column.type === 'category' || target.type === 'category' || rows.length < leastOfClass) return NaN;
  return Math.abs(pearson(valuesAt(column.values, rows), valuesAt(target.values, rows)));
};

/** The least AUC of a class against the one whose mean comes next; NaN when there are not two classes with enough rows. */
const partsClasses = (values: Float64Array, target: Categories, rows: Int32Array): number => {
  const byClass = target.categories.map((): number[] => []);
  for (const row of rows) {
    const code = target.codes[row]!;
    if (code >= 0 && !Number.isNaN(values[row])) byClass[code]!.push(values[row]!);
  }
  const classes = byClass
    .filter((own) => own.length >= leastOfClass)
    .map((own) => ({ own: Float64Array.from(own).sort(), mean: own.reduce((sum, x) => sum + x / own.length, 0) }))
    .sort((a, b) => a.mean - b.mean);
  if (classes.length < 2) return NaN;
  const areas = classes.slice(1).map(({ own }, i) => aucOf({ positives: own, negatives: classes[i]!.own }));
  return Math.min(...areas);
};

/** Mean over the classes of the share of rows that the most frequent class of their value is right for. */
const namesClasses = ({ codes, categories }: Categories, target: Categories, rows: Int32Array): number => {
  const width = target.categories.length;
  if (categories.length * width > mostCounts) return NaN;
  const counts = new Int32Array(categories.length * width);
  for (const row of rows) {
    if (codes[row]! >= 0 && target.codes[row]! >= 0) counts[codes[row]! * width + target.codes[row]!]!++;
  }
  const right = new Int32Array(width);
  const all = new Int32Array(width);
  let values = 0;
  for (let value = 0; value < categories.length; value++) {
    const own = counts.subarray(value * width, (value + 1) * width);
    const most = own.reduce((a, b) => Math.max(a, b), 0);
    if (most === 0) continue;
    values++;
    right[own.indexOf(most)]! += most;
    own.forEach((count, c) => (all[c]! += count));
  }
  const present = all.reduce((sum, count) => sum + count, 0);
  const classes = Array.from(all.keys()).filter((c) => all[c]! >= leastOfClass);
  if (classes.length < 2 || present < leastOfValue * values) return NaN;
  return classes.reduce((sum, c) => sum + right[c]! / all[c]!, 0) / classes.length;
};
