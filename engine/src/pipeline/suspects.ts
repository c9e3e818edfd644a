import { lineOf, type Table } from '../data/table';
import { dataIssues } from '../issues/data';
import type { Issue } from '../issues/issue';
import { precisionOf, type Real } from '../kernels/real';
import type { Target } from '../layers/_layer';
import type { DataSpec } from '../project/document';
import { encodedColumns } from './codings';
import { ignoreFix } from './column-fix';
import type { EncodedRows, Pipeline } from './pipeline';
import { targetNames } from './target';
import type { Used } from './used-columns';

/** The target: its columns of numbers, or the classes that occur in the rows used, in the column's order. */
export const targetOf = (targets: readonly Used[], rows: Int32Array): Target => {
  const { column } = targets[0]!;
  if (column.type !== 'category') return { kind: 'number', names: targets.map((each) => each.column.name) };
  const seen = new Set(rows.map((row) => column.codes[row]!));
  return { kind: 'category', name: column.name, classes: column.categories.filter((_, code) => seen.has(code)) };
};

/** Targets that have nothing to learn: one class, or one number, in all rows. */
export const targetIssues = (targets: readonly Used[], rows: Int32Array): Issue[] =>
  rows.length === 0 ? [dataIssues.tooFewRows(0, 0)] : targets.flatMap((used) => nothingToLearn(used, rows));

const nothingToLearn = (used: Used, rows: Int32Array): Issue[] => {
  const { column } = used;
  if (column.type === 'category') {
    const target = targetOf([used], rows);
    const [first = '', second] = target.kind === 'category' ? target.classes : [];
    return second === undefined ? [dataIssues.oneClass(column.name, first, rows.length)] : [];
  }
  const first = column.values[rows[0]!]!;
  return rows.every((row) => column.values[row] === first)
    ? [dataIssues.constantTarget(column.name, first, rows.length)]
    : [];
};

/** Columns of numbers with an infinite value in a row that is used. */
export const infiniteValues = (table: Table, data: DataSpec, used: readonly Used[], rows: Int32Array): Issue[] =>
  used.flatMap(({ column, spec }) => {
    if (column.type !== 'number') return [];
    const row = rows.find((each) => Math.abs(column.values[each]!) === Infinity);
    if (row === undefined) return [];
    const fixes = spec.role === 'feature' ? [ignoreFix(data, spec.name)] : [];
    return [dataIssues.notFinite(spec.name, lineOf(table, row), fixes)];
  });

/** Classes that no train row has: the network cannot learn them. */
export const untrainedClasses = ({ column }: Used, rows: Int32Array, train: Int32Array): Issue[] => {
  if (column.type !== 'category') return [];
  const learnt = new Set(train.map((row) => column.codes[row]!));
  const missed = new Set(rows.map((row) => column.codes[row]!).filter((code) => !learnt.has(code)));
  return [...missed]
    .sort((a, b) => a - b)
    .map((code) => dataIssues.untrainedClass(column.name, column.categories[code]!));
};

/** The first value that the precision cannot hold after scaling, by column and line. */
export const tooLarge = (pipeline: Pipeline, table: Table, data: DataSpec, encoded: EncodedRows): Issue[] => {
  const { x, y, source, outputs } = encoded;
  const bits = precisionOf(x) === 'float32' ? 32 : 64;
  const inTarget = firstBroken(y);
  if (inTarget >= 0) {
    const names = targetNames(pipeline.target);
    return [largeAt(names[inTarget % names.length]!, table, data, source[Math.floor(inTarget / outputs)]!, bits)];
  }
  const bad = firstBroken(x);
  if (bad < 0) return [];
  const columns = encodedColumns(pipeline);
  const { column } = columns[bad % columns.length]!;
  return [largeAt(column, table, data, source[Math.floor(bad / columns.length)]!, bits)];
};

const firstBroken = (values: Real): number => {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
};

const largeAt = (name: string, table: Table, data: DataSpec, row: number, bits: 32 | 64): Issue => {
  const column = table.columns.find((each) => each.name === name);
  const value = column?.type === 'number' ? column.values[row]! : NaN;
  return dataIssues.tooLarge(name, value, lineOf(table, row), bits, [ignoreFix(data, name)]);
};
