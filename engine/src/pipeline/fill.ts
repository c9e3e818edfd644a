import { readIsoDate } from '../data/dates';
import { columnIssues } from '../issues/columns';
import type { Issue } from '../issues/issue';
import { quantile } from '../scalers/_quantile';
import type { ColumnSpec, DataSpec } from '../project/document';
import { numberIn } from './cells';
import { columnFix } from './column-fix';
import type { Used } from './used-columns';

/** What stands in for a missing value: learnt from the train rows, or given. */

const isNumber = (fill: number | string | undefined): boolean =>
  Number.isFinite(typeof fill === 'string' ? numberIn(fill) : fill);

/** What a given filling must be, in words, and whether this one is. */
const expected = ({ column, spec: { type, fill } }: Used): readonly [wanted: string, fits: boolean] => {
  if (type === 'date') return ['a date such as 2026-01-31', !Number.isNaN(readIsoDate(String(fill ?? '')))];
  if (column.type === 'number') return ['a finite number', isNumber(fill)];
  const categories = column.type === 'category' ? column.categories : [];
  if (type === 'boolean')
    return [categories.map((text) => `‘${text}’`).join(' or '), categories.includes(String(fill))];
  return ['a text', fill !== undefined];
};

/** Given fillings that the column cannot hold. */
export const fillIssues = (data: DataSpec, features: readonly Used[]): Issue[] =>
  features.flatMap((used) => {
    const { name, missing, type, fill } = used.spec;
    if (missing !== 'constant') return [];
    const [wanted, fits] = expected(used);
    if (fits) return [];
    const hasMedian = type === 'number' || type === 'date';
    const instead = hasMedian
      ? columnFix(data, name, { missing: 'median' }, 'Fill with the median')
      : columnFix(data, name, { missing: 'most-frequent' }, 'Fill with the most frequent');
    return [columnIssues.badFill(name, fill, wanted, [instead])];
  });

/** A number (of a date, its milliseconds) for the gaps of a column whose train rows have these values; null for none. */
export const numberFill = ({ missing, type, fill }: ColumnSpec, present: Float64Array): number | null => {
  switch (missing) {
    case 'mean':
    case 'indicator':
      return mean(present);
    case 'median':
      return quantile(present.slice().sort(), 0.5);
    case 'most-frequent':
      return mostFrequent(present);
    case 'constant':
      return type === 'date' ? readIsoDate(String(fill)) : Number(fill);
    default:
      return null;
  }
};

/** A category for the gaps of a column, each of whose categories stands in so many train rows; null for none. */
export const categoryFill = (
  { missing, fill }: ColumnSpec,
  categories: readonly string[],
  counts: Int32Array,
): string | null => {
  if (missing === 'constant') return String(fill);
  if (missing !== 'most-frequent' && missing !== 'indicator') return null;
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  return categories[counts.indexOf(most)]!;
};

const mean = (values: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};

/** The smallest of the most frequent values. */
const mostFrequent = (values: Float64Array): number => {
  const sorted = values.slice().sort();
  let best = NaN;
  let most = 0;
  for (let i = 0, run = 0; i < sorted.length; i++) {
    run = sorted[i] === sorted[i - 1] ? run + 1 : 1;
    if (run <= most) continue;
    most = run;
    best = sorted[i]!;
  }
  return best;
};
