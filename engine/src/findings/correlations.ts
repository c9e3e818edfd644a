import type { Correlations } from '../data/study';
import type { Column, Table } from '../data/table';
import { readAs } from '../pipeline/read-as';
import { missing } from '../pipeline/cells';
import type { ColumnSpec, DataSpec } from '../project/document';
import { pearson } from '../stats/pearson';
import { allRows, evenly, valuesAt } from './evenly';

const mostColumns = 60;
const mostRows = 20_000;

interface Comparable {
  name: string;
  isTarget: boolean;
  column: Column;
}

/**
 * Pearson's r of each pair of columns that are not ignored: numbers, and categories with two values. Of more than 60 the
 * targets are shown and the columns that go with them most; of more than 20,000 rows, so many evenly spaced ones are used.
 */
export const correlations = (table: Table, spec: DataSpec): Correlations => {
  const rows = evenly(allRows(table.rows), mostRows);
  const all = comparable(table, spec);
  const shown = all.length > mostColumns ? mostRelated(all, rows) : all;
  const columns = shown.map(({ column }) => numbersOf(column, rows));
  const n = columns.length;
  const values = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      const r = pearson(columns[i]!, columns[j]!);
      values[i * n + j] = r;
      values[j * n + i] = r;
    }
  }
  return { names: shown.map(({ name }) => name), values, of: all.length, rows: rows.length };
};

/** Targets first, the others in the order of the settings. */
const comparable = (table: Table, data: DataSpec): Comparable[] => {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const found = data.columns.flatMap((spec): Comparable[] => {
    const column = byName.get(spec.name);
    const read = column && spec.role !== 'ignore' ? asNumbers(table, data, column, spec) : null;
    return read ? [{ name: spec.name, isTarget: spec.role === 'target', column: read }] : [];
  });
  return [...found.filter(({ isTarget }) => isTarget), ...found.filter(({ isTarget }) => !isTarget)];
};

const asNumbers = (table: Table, data: DataSpec, column: Column, spec: ColumnSpec): Column | null => {
  const read = readAs(table, data, column, spec);
  if (!read.ok) return null;
  if (read.value.type === 'category') return read.value.categories.length === 2 ? read.value : null;
  return read.value.type === 'number' ? read.value : null;
};

const numbersOf = (column: Column, rows: Int32Array): Float64Array => {
  if (column.type === 'category') {
    return Float64Array.from(rows, (row) => (column.codes[row] === missing ? NaN : column.codes[row]!));
  }
  return valuesAt(column.values, rows);
};

/** The targets, then the columns with the largest |r| with one of them; of equals the first. */
const mostRelated = (all: readonly Comparable[], rows: Int32Array): Comparable[] => {
  const targets = all.filter(({ isTarget }) => isTarget).slice(0, mostColumns);
  const wanted = targets.map(({ column }) => numbersOf(column, rows));
  const others = all
    .filter(({ isTarget }) => !isTarget)
    .map((each) => {
      const own = numbersOf(each.column, rows);
      const strengths = wanted.map((target) => Math.abs(pearson(own, target))).filter((r) => !Number.isNaN(r));
      return { each, strength: Math.max(-1, ...strengths) };
    });
  others.sort((a, b) => b.strength - a.strength);
  return [...targets, ...others.map(({ each }) => each)].slice(0, mostColumns);
};
