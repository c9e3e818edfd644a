import { moments } from '../../stats/moments';
import type { ColumnProfile } from '../../data/preview';

import { lineOf, type Column, type Table } from '../../data/table';
import { sortNumbers } from './sort-numbers';

const bins = 16;
const topValues = 20;
const firstMissing = 5;

type NumberProfile = NonNullable<ColumnProfile['numbers']>;

/** The value a share `q` of the sorted values lies below, interpolated between neighbours. */
const quantile = (sorted: Float64Array, q: number): number => {
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
};

const histogramOf = (values: Float64Array, min: number, max: number): number[] => {
  const counts = new Array<number>(bins).fill(0);
  const width = (max - min) / bins;
  for (const value of values) {
    const bin = width > 0 ? Math.min(bins - 1, Math.floor((value - min) / width)) : 0;
    counts[bin]!++;
  }
  return counts;
};

/** Lengths of the runs of equal values. */
const countsOf = (sorted: Float64Array): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const distinctOf = (sorted: Float64Array): number => {
  let distinct = sorted.length > 0 ? 1 : 0;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
  return distinct;
};

const mostFrequent = (values: { value: string; count: number }[]): { value: string; count: number }[] =>
  values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, topValues);

const presentOf = (values: Float64Array): Float64Array<ArrayBuffer> => {
  const present = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) present[count++] = values[i]!;
  return present.subarray(0, count);
};

const profileNumbers = (values: Float64Array): Pick<ColumnProfile, 'distinct' | 'numbers' | 'top'> => {
  const present = presentOf(values);
  if (present.length === 0) return { distinct: 0 };
  // One sort gives the extremes, the quartiles and the different values.
  const sorted = sortNumbers(present.slice());
  const distinct = distinctOf(sorted);
  const min = sorted[0]!;
  const max = sorted[sorted.length - 1]!;
  const numbers: NumberProfile = {
    min,
    max,
    ...moments(present, present.length),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)],
    histogram: histogramOf(present, min, max),
  };
  if (distinct > topValues) return { distinct, numbers };
  const top = [...countsOf(sorted)].map(([value, count]) => ({ value: String(value), count }));
  return { distinct, numbers, top: mostFrequent(top) };
};

const profileCategories = (
  codes: Int32Array,
  categories: readonly string[],
): Pick<ColumnProfile, 'distinct' | 'top'> => {
  const counts = new Int32Array(categories.length);
  for (const code of codes) if (code >= 0) counts[code]!++;
  const top = categories.map((value, code) => ({ value, count: counts[code]! }));
  return { distinct: categories.length, top: mostFrequent(top) };
};

/** What one column of a table holds. */
export const profileColumn = (table: Table, column: Column): ColumnProfile => {
  const missingLines: number[] = [];
  let missing = 0;
  for (let row = 0; row < table.rows; row++) {
    if (column.type === 'number' ? !Number.isNaN(column.values[row]) : column.codes[row]! >= 0) continue;
    missing++;
    if (missingLines.length < firstMissing) missingLines.push(lineOf(table, row));
  }
  const found =
    column.type === 'number' ? profileNumbers(column.values) : profileCategories(column.codes, column.categories);
  return { name: column.name, type: column.type, missing, missingLines, ...found };
};
