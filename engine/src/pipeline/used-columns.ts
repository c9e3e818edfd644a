import type { Column, Table } from '../data/table';
import { columnIssues } from '../issues/columns';
import { dataFix, dataIssues } from '../issues/data';
import type { Fix, Issue } from '../issues/issue';
import type { ColumnSpec, DataSpec } from '../project/document';
import { columnFix, ignoreFix } from './column-fix';
import { readAs } from './read-as';
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
  /** How much each row counts in the cost; null when all count the same. */
  weight: Used | null;
  /** As it stands in the table, whatever its type: only which rows have the same value matters. */
  group: Used | null;
  issues: Issue[];
}

/** The columns whose values are needed in every row that is used: a row without a group is a group of its own. */
export const valuesInUse = ({ features, targets, weight }: UsedColumns): Used[] => [
  ...features,
  ...targets,
  ...(weight ? [weight] : []),
];

/** The columns that the settings use, and what is wrong with the settings themselves. */
export const usedColumns = (table: Table, data: DataSpec): UsedColumns => {
  const issues = roleIssues(data);
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const used = data.columns
    .filter(({ role }) => role !== 'ignore')
    .flatMap((spec): Used[] => {
      const column = byName.get(spec.name);
      if (!column) {
        issues.push(dataIssues.missingColumn(spec.name));
        return [];
      }
      const wrong = settingIssue(data, spec);
      if (wrong) issues.push(wrong);
      if (wrong || spec.role === 'group') return [{ column, spec }];
      const read = readAs(table, data, column, spec);
      if (read.ok) return [{ column: read.value, spec }];
      issues.push(...read.issues);
      return [];
    });
  const inRole = (role: ColumnSpec['role']): Used[] => used.filter(({ spec }) => spec.role === role);
  return {
    features: inRole('feature'),
    targets: inRole('target'),
    weight: inRole('weight')[0] ?? null,
    group: inRole('group')[0] ?? null,
    issues,
  };
};

/** What is wrong with who plays which role. */
const roleIssues = (data: DataSpec): Issue[] => {
  const named = (role: ColumnSpec['role']): ColumnSpec[] => data.columns.filter((spec) => spec.role === role);
  const targets = named('target');
  const issues = repeated(data);
  if (targets.length === 0) issues.push(dataIssues.noTarget());
  if (issues.length === 0 && targets.length > 1 && targets.some(({ type }) => type !== 'number'))
    issues.push(dataIssues.mixedTargets(targets));
  if (named('feature').length === 0) issues.push(dataIssues.noFeature());
  for (const role of ['weight', 'group'] as const) {
    const columns = named(role);
    if (columns.length > 1) issues.push(columnIssues.oneRole(role, columns, [keepFirst(data, columns)]));
  }
  return issues;
};

/** Columns that a file written by hand names more than once. */
const repeated = (data: DataSpec): Issue[] => {
  const counts = new Map<string, number>();
  for (const { name } of data.columns) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === data.columns.length) return [];
  const first = data.columns.filter(({ name }, i, all) => all.findIndex((each) => each.name === name) === i);
  const fix = dataFix('Keep the first of each', { do: 'data', set: { ...data, columns: first } });
  return [...counts].flatMap(([name, count]) => (count > 1 ? [columnIssues.twice(name, count, [fix])] : []));
};

const keepFirst = (data: DataSpec, [first, ...others]: readonly ColumnSpec[]): Fix => {
  const columns = data.columns.map((each): ColumnSpec => (others.includes(each) ? { ...each, role: 'ignore' } : each));
  return dataFix(`Keep ‘${first!.name}’`, { do: 'data', set: { ...data, columns } });
};

/** Features that become one number each or several, and targets of numbers. */
const isScaled = ({ type, role, encoding }: ColumnSpec): boolean => {
  if (role === 'target') return type === 'number';
  return (
    role === 'feature' && (type === 'number' || type === 'date' || (type === 'category' && encoding !== 'one-hot'))
  );
};

/** What is wrong with one column's settings, whatever it holds. */
const settingIssue = (data: DataSpec, spec: ColumnSpec): Issue | null => {
  const { name, type, role } = spec;
  if (role === 'target' && type === 'date') {
    const fix = columnFix(data, name, { role: 'feature' }, `Use ‘${name}’ as a feature`);
    return columnIssues.dateTarget(name, [fix]);
  }
  if (role === 'weight' && type !== 'number') return columnIssues.weightType(name, type, [ignoreFix(data, name)]);
  if (role === 'feature' && type === 'date' && spec.parts?.length === 0) {
    const fix = columnFix(data, name, { parts: ['elapsed'] }, 'Take the days since 1970');
    return columnIssues.noParts(name, [fix, ignoreFix(data, name)]);
  }
  if (isScaled(spec) && !scalerOf(spec.scaler)) {
    const fix = columnFix(data, name, { scaler: 'z-score' }, 'Scale by z-score');
    return dataIssues.unknownScaler(name, spec.scaler, [fix]);
  }
  return null;
};
