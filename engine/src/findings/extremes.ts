import { lineOf } from '../data/table';
import { findingIssues, type Extreme } from '../issues/findings';
import type { Issue } from '../issues/issue';
import { evenly } from './evenly';
import { ignoreAll, told, type Subject } from './subject';

/** No measurement is as large as that, whatever its unit. */
const hardlyReal = 1e30;
const timesTheRest = 1e6;
const mostRows = 100_000;
/** Few rows spare most columns the look at many: what is within a hundredth of the limit by them is no extreme. */
const fewRows = 200;
const farFromIt = 0.01;

/** Numbers so far from 0 that they are rather mistakes: over 1e30, or a million times what 99 % of the values reach. */
export const extremes = ({ table, data, used, split }: Subject): Issue[] => {
  const parts = [split.train, split.dev, split.test];
  const found = [...used.features, ...used.targets].flatMap(({ column, spec }): Extreme[] => {
    if (column.type !== 'number') return [];
    const row = furthest(column.values, parts);
    const value = column.values[row] ?? 0;
    const size = Math.abs(value);
    const limit = (rows: number): number => Math.min(hardlyReal, timesTheRest * usualSize(column.values, parts, rows));
    if (size <= farFromIt * limit(fewRows) || !(size > limit(mostRows))) return [];
    return [{ name: spec.name, value, line: lineOf(table, row), usual: usualSize(column.values, parts, mostRows) }];
  });
  const features = new Set(used.features.map(({ spec }) => spec.name));
  return told(found, (some) => {
    const names = some.map(({ name }) => name).filter((name) => features.has(name));
    return findingIssues.extreme(some, names.length === 0 ? [] : [ignoreAll(data, names)]);
  });
};

/** The row whose value is furthest from 0; −1 without values. */
const furthest = (values: Float64Array, parts: readonly Int32Array[]): number => {
  let found = -1;
  let most = 0;
  for (const part of parts) {
    for (const row of part) {
      const size = Math.abs(values[row]!);
      if (size > most) [found, most] = [row, size];
    }
  }
  return found;
};

/** The size that 99 % of the values other than 0 do not exceed. */
const usualSize = (values: Float64Array, parts: readonly Int32Array[], most: number): number => {
  const sizes = new Float64Array(parts.length * most);
  let count = 0;
  for (const part of parts) {
    for (const row of evenly(part, most)) if (Math.abs(values[row]!) > 0) sizes[count++] = Math.abs(values[row]!);
  }
  return sizes.subarray(0, count).sort()[Math.ceil(0.99 * count) - 1] ?? NaN;
};
