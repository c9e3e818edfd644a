import type { Column } from '../data/table';
import { dataIssues } from '../issues/data';
import type { Issue } from '../issues/issue';
import type { DataSpec } from '../project/document';
import type { FeatureCoding, Pipeline } from './pipeline';
import { scalerOf } from './target';
import { columnFix, type Used } from './used-columns';

interface Fitted {
  coding: FeatureCoding | null;
  issues: Issue[];
}

/** More categories than this are rarely meant: most often they name the rows. */
const manyCategories = 50;

/** One feature's coding, learnt from the train rows alone (T23, T24). */
export const fitFeature = (data: DataSpec, used: Used, train: Int32Array): Fitted => {
  const ignore = [columnFix(data, used.spec.name, { role: 'ignore' }, `Ignore ‘${used.spec.name}’`)];
  const { column } = used;
  const coding = column.type === 'number' ? fitNumber(column, used, train) : fitCategory(column, used, train);
  if (!coding) return { coding, issues: [dataIssues.allMissing(column.name, ignore)] };
  const issues: Issue[] = [];
  if (isConstant(column, train)) issues.push(dataIssues.constant(column.name, ignore));
  if (coding.type === 'category' && coding.categories.length > manyCategories) {
    issues.push(dataIssues.manyCategories(column.name, coding.categories.length, ignore));
  }
  return { coding, issues };
};

const valuesOf = (column: Column & { type: 'number' }, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (row) => column.values[row]!).filter((value) => !Number.isNaN(value));

const fitNumber = (column: Column & { type: 'number' }, { spec }: Used, train: Int32Array): FeatureCoding | null => {
  const present = valuesOf(column, train);
  if (present.length === 0) return null;
  const fill = spec.missing === 'mean' ? mean(present) : spec.missing === 'median' ? median(present) : null;
  const scaler = scalerOf(spec.scaler)!;
  return { column: column.name, type: 'number', scaler: scaler.kind, stats: scaler.fit(present), fill };
};

const fitCategory = (
  column: Column & { type: 'category' },
  { spec }: Used,
  train: Int32Array,
): FeatureCoding | null => {
  const counts = new Int32Array(column.categories.length);
  for (const row of train) if (column.codes[row]! >= 0) counts[column.codes[row]!]!++;
  const categories = column.categories.filter((_, code) => counts[code]! > 0);
  if (categories.length === 0) return null;
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const fill = spec.missing === 'most-frequent' ? column.categories[counts.indexOf(most)]! : null;
  return { column: column.name, type: 'category', categories, fill };
};

/** The same value, or none, in all rows. */
const isConstant = (column: Column, rows: Int32Array): boolean => {
  const values = column.type === 'number' ? column.values : column.codes;
  const first = values[rows[0]!]!;
  return rows.every((row) => Object.is(values[row], first) || values[row] === first);
};

/** The scaling of targets of numbers, each learnt from its values in the train rows; none for classes. */
export const fitTargets = (targets: readonly Used[], train: Int32Array): Pipeline['targetScaling'] =>
  targets.flatMap(({ column, spec }) => {
    if (column.type !== 'number') return [];
    const scaler = scalerOf(spec.scaler)!;
    return [{ scaler: scaler.kind, stats: scaler.fit(valuesOf(column, train)) }];
  });

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle value, or the mean of the two middle ones. */
const median = (values: Float64Array): number => {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : sorted[half - 1]! / 2 + sorted[half]! / 2;
};
