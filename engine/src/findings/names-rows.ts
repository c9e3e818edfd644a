import type { Column } from '../data/table';
import { findingIssues } from '../issues/findings';
import type { Issue } from '../issues/issue';
import { ignoreAll, told, type Subject } from './subject';

/** In fewer rows than this, values that all differ are no surprise. */
const leastRows = 50;

/** Features that name the rows: text that is different in each of them, or whole numbers that count them. */
export const namesRows = ({ data, used, split }: Subject): Issue[] => {
  const count = split.train.length + split.dev.length + split.test.length;
  if (count < leastRows) return [];
  const rows = new Int32Array(count);
  rows.set(split.train);
  rows.set(split.dev, split.train.length);
  rows.set(split.test, split.train.length + split.dev.length);
  rows.sort();
  const names = used.features.filter(({ column }) => isName(column, rows)).map(({ spec }) => spec.name);
  return told(names, (some) => findingIssues.namesRows(some, count, [ignoreAll(data, some)]));
};

const isName = (column: Column, rows: Int32Array): boolean => {
  if (column.type === 'category') return differs(column.codes, rows, 0, column.categories.length);
  return column.type === 'number' && counts(column.values, rows);
};

/** Whole numbers that rise from row to row, or that are all different and as dense as row numbers. */
const counts = (values: Float64Array, rows: Int32Array): boolean => {
  let [low, high, before] = [Infinity, -Infinity, -Infinity];
  let isRising = true;
  for (const row of rows) {
    const value = values[row]!;
    if (!Number.isInteger(value)) return false;
    if (value <= before) isRising = false;
    if (value < low) low = value;
    if (value > high) high = value;
    before = value;
  }
  const range = high - low + 1;
  return isRising || (range <= 2 * rows.length && differs(values, rows, low, range));
};

/** Whether whole numbers from `low` on are there, and different in all rows. */
const differs = (values: Float64Array | Int32Array, rows: Int32Array, low: number, range: number): boolean => {
  if (range < rows.length) return false;
  const isMet = new Uint8Array(range);
  for (const row of rows) {
    const place = values[row]! - low;
    if (place < 0 || isMet[place] === 1) return false;
    isMet[place] = 1;
  }
  return true;
};
