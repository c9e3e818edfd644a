import type { Column, Table } from '../data/table';
import { lineOf } from '../data/table';
import { dataIssues } from '../issues/data';
import { type Issue } from '../issues/issue';
import type { ColumnSpec } from '../project/document';
import zScore from '../scalers/z-score';
import type { FeatureCoding, Pipeline } from './pipeline';
import { scalerOf } from './target';

interface Fitted {
  coding: FeatureCoding | null;
  issues: Issue[];
}

/** One feature's coding, learnt from the train rows alone (T23, T24). */
export const fitFeature = (table: Table, column: Column, spec: ColumnSpec, train: Int32Array): Fitted =>
  column.type === 'number' ? fitNumber(table, column, spec, train) : fitCategory(column, spec, train);

const fitNumber = (table: Table, column: Column & { type: 'number' }, spec: ColumnSpec, train: Int32Array): Fitted => {
  const present = Float64Array.from(
    train.filter((row) => !Number.isNaN(column.values[row]!)),
    (row) => column.values[row]!,
  );
  if (present.length === 0) return { coding: null, issues: [dataIssues.allMissing(column.name)] };
  const infinite = train.find((row) => Math.abs(column.values[row]!) === Infinity);
  if (infinite !== undefined)
    return { coding: null, issues: [dataIssues.notFinite(column.name, lineOf(table, infinite))] };
  const fill = spec.missing === 'mean' ? mean(present) : spec.missing === 'median' ? median(present) : null;
  const scaler = scalerOf(spec.scaler) ?? zScore;
  const issues = present.every((value) => value === present[0]) ? [dataIssues.constant(column.name)] : [];
  return {
    coding: { column: column.name, type: 'number', scaler: scaler.kind, stats: scaler.fit(present), fill },
    issues,
  };
};

const fitCategory = (column: Column & { type: 'category' }, spec: ColumnSpec, train: Int32Array): Fitted => {
  const counts = new Int32Array(column.categories.length);
  for (const row of train) if (column.codes[row]! >= 0) counts[column.codes[row]!]!++;
  const categories = column.categories.filter((_, code) => counts[code]! > 0);
  if (categories.length === 0) return { coding: null, issues: [dataIssues.allMissing(column.name)] };
  const commonest = column.categories[counts.indexOf(Math.max(...counts))]!;
  const issues = [
    ...(categories.length === 1 ? [dataIssues.constant(column.name)] : []),
    ...(categories.length > 50 ? [dataIssues.manyCategories(column.name, categories.length)] : []),
  ];
  const fill = spec.missing === 'most-frequent' ? commonest : null;
  return { coding: { column: column.name, type: 'category', categories, fill }, issues };
};

/** z-score of the target over the train rows. */
export const fitTarget = (column: Column, train: Int32Array): Pipeline['targetScaling'] => {
  if (column.type !== 'number') return null;
  return { scaler: zScore.kind, stats: zScore.fit(Float64Array.from(train, (row) => column.values[row]!)) };
};

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle value, or the mean of the two middle ones. */
const median = (values: Float64Array): number => {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};
