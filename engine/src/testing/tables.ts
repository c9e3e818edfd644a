import { expect } from 'vitest';
import { readIsoDate } from '../data/dates';
import type { Column, Table } from '../data/table';
import { applyEdit } from '../graph/apply-edit';
import type { Issue } from '../issues/issue';
import { prepare } from '../pipeline/prepare';
import type { ColumnSpec, DataSpec, Document, SplitSpec } from '../project/document';
import { emptyDocument } from '../project/empty-document';

/** Small tables and their settings for the tests: no part of the product. */

export const numbers = (name: string, values: readonly number[]): Column => ({
  name,
  type: 'number',
  values: Float64Array.from(values),
});
export const texts = (name: string, values: readonly (string | null)[]): Column => {
  const categories = [...new Set(values)].filter((value) => value !== null).sort();
  return {
    name,
    type: 'category',
    codes: Int32Array.from(values, (value) => (value === null ? -1 : categories.indexOf(value))),
    categories,
  };
};
export const dates = (name: string, values: readonly (string | null)[]): Column => ({
  name,
  type: 'date',
  values: Float64Array.from(values, (value) => (value === null ? NaN : readIsoDate(value))),
});
export const tableOf = (...columns: Column[]): Table => {
  const [first] = columns;
  return { rows: first!.type === 'category' ? first!.codes.length : first!.values.length, columns };
};

export const feature = (name: string, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  name,
  type: 'number',
  role: 'feature',
  missing: 'ask',
  encoding: 'one-hot',
  scaler: 'z-score',
  ...more,
});
export const category = (name: string, more: Partial<ColumnSpec> = {}): ColumnSpec =>
  feature(name, { type: 'category', scaler: 'none', ...more });
export const target = (name: string, type: ColumnSpec['type'] = 'category'): ColumnSpec =>
  feature(name, { type, role: 'target', missing: 'drop' });
export const specOf = (columns: ColumnSpec[], split: Partial<SplitSpec> = {}): DataSpec => ({
  source: { kind: 'sample', id: 'test' },
  read: {},
  columns,
  split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: false, seed: 42, ...split },
  augment: [],
});

export const count = 20;
export const ascending = Array.from({ length: count }, (_, i) => i);
export const halves = ascending.map((i) => (i % 2 ? 'yes' : 'no'));
export const plain = tableOf(numbers('x', ascending), texts('sold', halves));
export const plainSpec = specOf([feature('x'), target('sold')]);

export const issuesOf = (table: Table, spec: DataSpec): readonly Issue[] => {
  const prepared = prepare(table, spec);
  return prepared.ok ? prepared.value.issues : prepared.issues;
};
export const only = (table: Table, spec: DataSpec): Issue => {
  const issues = issuesOf(table, spec);
  expect(issues.map(({ message }) => message)).toHaveLength(1);
  return issues[0]!;
};

/** The settings after the fix of that name. */
export const fixed = (spec: DataSpec, issue: Issue, label: string): DataSpec => {
  const fix = issue.fixes?.find((each) => each.label === label);
  if (!fix) throw new Error(`no fix ‘${label}’ among ${issue.fixes?.map((each) => each.label).join(', ')}`);
  const document: Document = { ...emptyDocument(), data: spec };
  return applyEdit(document, fix.edit).data!;
};
