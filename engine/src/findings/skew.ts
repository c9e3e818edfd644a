import { dataFix } from '../issues/data';
import { findingIssues, scalerTitles, type Skewed } from '../issues/findings';
import type { Fix, Issue } from '../issues/issue';
import { columnFix } from '../pipeline/column-fix';
import type { DataSpec } from '../project/document';
import { moments } from '../stats/moments';
import { evenly } from './evenly';
import { told, type Subject } from './subject';

const heavy = 3;
const mostRows = 20_000;
/** Scalers that a long tail pulls along. */
const pulled = new Set(['z-score', 'min-max', 'none']);

/** Features of numbers with a long tail on one side in the train rows, where the scaling does not see to it. */
export const skew = ({ data, used, split }: Subject): Issue[] => {
  const rows = evenly(split.train, mostRows);
  const found = used.features.flatMap(({ column, spec }): Skewed[] => {
    if (column.type !== 'number' || !pulled.has(spec.scaler)) return [];
    const values = presentIn(column.values, rows);
    if (!hasThreeValues(values)) return [];
    const skewness = skewnessOf(values);
    if (!(Math.abs(skewness) > heavy)) return [];
    return [{ name: spec.name, skewness, scaler: values.some((value) => value < 0) ? 'robust' : 'log' }];
  });
  return told(found, (some) => findingIssues.skewed(some, [scaleAll(data, some)]));
};

const presentIn = (values: Float64Array, rows: Int32Array): Float64Array => {
  const present = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) if (!Number.isNaN(values[row])) present[count++] = values[row]!;
  return present.subarray(0, count);
};

const scaleAll = (data: DataSpec, found: readonly Skewed[]): Fix => {
  const [{ name, scaler }] = found as readonly [Skewed];
  if (found.length === 1) return columnFix(data, name, { scaler }, `Scale ‘${name}’ by ${scalerTitles[scaler]}`);
  const scalers = new Map(found.map((each) => [each.name, each.scaler]));
  const columns = data.columns.map((each) => ({ ...each, scaler: scalers.get(each.name) ?? each.scaler }));
  return dataFix(`Scale these ${found.length} columns so`, { do: 'data', set: { ...data, columns } });
};

/** No scaling evens out two values, such as 0 and 1. */
const hasThreeValues = (values: Float64Array): boolean => {
  const other = values.find((value) => value !== values[0]);
  return other !== undefined && values.some((value) => value !== values[0] && value !== other);
};

/** Mean of ((x − μ)/σ)³; NaN where σ is 0 or too large. */
export const skewnessOf = (values: Float64Array): number => {
  const { mean, deviation } = moments(values, values.length);
  let sum = 0;
  for (const value of values) {
    const distance = (value - mean) / deviation;
    sum += distance * distance * distance;
  }
  return sum / values.length;
};
