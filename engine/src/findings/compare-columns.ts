import type { Column } from '../data/table';
import { missing } from '../pipeline/cells';
import type { Used } from '../pipeline/used-columns';
import { moments } from '../stats/moments';
import { valuesAt } from './evenly';

/** Encoded columns there may be, about, before the categories of each column are cut. */
const mostWidth = 2000;
const mostCategories = 20;

/** One encoded column over the rows compared: mean 0 and σ 1; a gap is 0. */
export interface ComparedColumn {
  /** The column of the table. */
  column: string;
  values: Float64Array;
}

/**
 * Features as a classifier of the parts sees them: numbers and dates as they are, a column for each of the most frequent
 * categories, and one for the gaps where there are any. Columns without any difference are left out.
 */
export const comparedColumns = (features: readonly Used[], rows: Int32Array): ComparedColumn[] => {
  const categories = Math.max(1, Math.min(mostCategories, Math.floor(mostWidth / features.length)));
  return features.flatMap(({ column }) => {
    const own = column.type === 'category' ? oneHot(column, rows, categories) : [valuesAt(column.values, rows)];
    return [...own, gapsOf(column, rows)].flatMap((values) => {
      const scaled = standardised(values);
      return scaled ? [{ column: column.name, values: scaled }] : [];
    });
  });
};

const oneHot = (
  { codes, categories }: Column & { type: 'category' },
  rows: Int32Array,
  most: number,
): Float64Array[] => {
  const counts = new Int32Array(categories.length);
  for (const row of rows) if (codes[row] !== missing) counts[codes[row]!]!++;
  const frequent = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
  return frequent.slice(0, most).map((code) => Float64Array.from(rows, (row) => Number(codes[row] === code)));
};

const gapsOf = (column: Column, rows: Int32Array): Float64Array =>
  column.type === 'category'
    ? Float64Array.from(rows, (row) => Number(column.codes[row] === missing))
    : Float64Array.from(rows, (row) => Number(Number.isNaN(column.values[row])));

/** (x − μ)/σ over the values present; null where all are the same, or too large to tell. */
const standardised = (values: Float64Array): Float64Array | null => {
  const present = values.filter((value) => !Number.isNaN(value));
  const { mean, deviation } = moments(present, present.length);
  const isConstant = present.every((value) => value === present[0]);
  if (isConstant || !Number.isFinite(deviation) || deviation === 0) return null;
  return values.map((value) => (Number.isNaN(value) ? 0 : (value - mean) / deviation));
};
