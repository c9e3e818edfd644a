import { dateText } from '../../data/dates';
import { moments } from '../../stats/moments';
import type { ColumnProfile } from '../../data/preview';

import { lineOf, type Column, type Table } from '../../data/table';
import { sortNumbers } from './sort-numbers';

const bins = 24;
/** More values than this are not all sorted for their quartiles: an evenly spaced part of them stands for all. */
const mostSorted = 1 << 21;
const topValues = 20;
const firstMissing = 5;

/** At most `most` of the values, evenly spaced. */
const spaced = (values: Float64Array, most: number): Float64Array<ArrayBuffer> => {
  if (values.length <= most) return values.slice();
  const step = values.length / most;
  return Float64Array.from({ length: most }, (_, i) => values[Math.floor(i * step)]!);
};

const extremes = (values: Float64Array): { min: number; max: number } => {
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < min) min = values[i]!;
    if (values[i]! > max) max = values[i]!;
  }
  return { min, max };
};

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
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const bin = width > 0 ? Math.min(bins - 1, Math.floor((value - min) / width)) : 0;
    counts[bin]!++;
  }
  return counts;
};

/** How often each value comes; null when more than `topValues` do. */
const countsOf = (values: Float64Array): Map<number, number> | null => {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const count = counts.get(values[i]!);
    if (count === undefined && counts.size === topValues) return null;
    counts.set(values[i]!, (count ?? 0) + 1);
  }
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

const profileNumbers = (
  values: Float64Array,
  text: (value: number) => string,
): Pick<ColumnProfile, 'distinct' | 'numbers' | 'top' | 'estimated'> => {
  const present = presentOf(values);
  if (present.length === 0) return { distinct: 0 };
  // One sort gives the quartiles and the different values.
  const sorted = sortNumbers(spaced(present, mostSorted));
  const estimated = sorted.length < present.length;
  const distinct = distinctOf(sorted);
  const { min, max } = extremes(present);
  const numbers: NumberProfile = {
    min,
    max,
    ...moments(present, present.length),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)],
    histogram: histogramOf(present, min, max),
  };
  const counts = distinct > topValues ? null : countsOf(present);
  if (!counts) return { distinct, numbers, ...(estimated ? { estimated } : {}) };
  const top = [...counts].map(([value, count]) => ({ value: text(value), count }));
  // So few values have all been counted, and their quartiles are as good as exact.
  return { distinct: counts.size, numbers, top: mostFrequent(top) };
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
    if (column.type === 'category' ? column.codes[row]! >= 0 : !Number.isNaN(column.values[row])) continue;
    missing++;
    if (missingLines.length < firstMissing) missingLines.push(lineOf(table, row));
  }
  const found =
    column.type === 'category'
      ? profileCategories(column.codes, column.categories)
      : profileNumbers(column.values, column.type === 'date' ? dateText : String);
  return { name: column.name, type: column.type, missing, missingLines, ...found };
};
