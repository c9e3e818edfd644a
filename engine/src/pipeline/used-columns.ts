import { lineOf, type Column, type Table } from '../data/table';
import { dataFix, dataIssues } from '../issues/data';
import type { Fix, Issue } from '../issues/issue';
import type { ColumnSpec, DataSpec } from '../project/document';
import { scalerOf } from './target';

/** A column of the table that the settings use, read as the type they give it. */
export interface Used {
  column: Column;
  spec: ColumnSpec;
}

export interface UsedColumns {
  features: readonly Used[];
  /** One column of classes, or any number of columns of numbers. */
  targets: readonly Used[];
  issues: Issue[];
}

/** The columns that the settings use, and what is wrong with the settings themselves. */
export const usedColumns = (table: Table, data: DataSpec): UsedColumns => {
  const issues: Issue[] = [];
  const used = data.columns
    .filter(({ role }) => role !== 'ignore')
    .flatMap((spec): Used[] => {
      const column = table.columns.find(({ name }) => name === spec.name);
      const wrong = column ? columnIssue(table, data, column, spec) : dataIssues.missingColumn(spec.name);
      if (wrong) issues.push(wrong);
      return column && !wrong ? [{ column: asType(column, spec), spec }] : [];
    });
  const named = (role: ColumnSpec['role']): ColumnSpec[] => data.columns.filter((spec) => spec.role === role);
  const targets = named('target');
  if (targets.length === 0) issues.push(dataIssues.noTarget());
  if (targets.length > 1 && targets.some(({ type }) => type !== 'number'))
    issues.push(dataIssues.mixedTargets(targets));
  if (named('feature').length === 0) issues.push(dataIssues.noFeature());
  return {
    features: used.filter(({ spec }) => spec.role === 'feature'),
    targets: used.filter(({ spec }) => spec.role === 'target'),
    issues,
  };
};

/** The settings with one column's changed, as a fix. */
export const columnFix = (data: DataSpec, name: string, change: Partial<ColumnSpec>, label: string): Fix =>
  dataFix(label, {
    do: 'data',
    set: { ...data, columns: data.columns.map((each) => (each.name === name ? { ...each, ...change } : each)) },
  });

const columnIssue = (table: Table, data: DataSpec, column: Column, spec: ColumnSpec): Issue | null => {
  if (spec.type === 'number' && column.type === 'category') {
    const row = column.codes.findIndex((code) => code >= 0);
    const fix = columnFix(data, spec.name, { type: 'category' }, `Use ‘${spec.name}’ as categories`);
    return dataIssues.notNumbers(
      spec.name,
      row < 0 ? null : column.categories[column.codes[row]!]!,
      lineOf(table, Math.max(0, row)),
      [fix],
    );
  }
  if (spec.type === 'number' && !scalerOf(spec.scaler)) {
    const fix = columnFix(data, spec.name, { scaler: 'z-score' }, 'Scale by z-score');
    return dataIssues.unknownScaler(spec.name, spec.scaler, [fix]);
  }
  return null;
};

/** The column as the settings want it: numbers may be read as categories, each value one, in order of size. */
const asType = (column: Column, spec: ColumnSpec): Column => {
  if (column.type === spec.type || column.type === 'category') return column;
  const values = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const codeOf = new Map(values.map((value, i) => [value, i]));
  const codes = Int32Array.from(column.values, (value) => codeOf.get(value) ?? -1);
  return { name: column.name, type: 'category', codes, categories: values.map(String) };
};

/** True when the column has no value in that row. */
export const isMissing = (column: Column, row: number): boolean =>
  column.type === 'number' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0;
