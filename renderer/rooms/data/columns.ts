import type { ColumnProfile, ColumnRole, ColumnSpec, ColumnType, DataSpec, MissingPolicy } from '@deepwright/engine';

/** What can be decided about the columns of a file, and what follows from it. */

/** The settings of a column; one that the project does not name yet (the file was changed) is ignored until it is given a role. */
export const settingsOf = (spec: DataSpec, profile: ColumnProfile): ColumnSpec =>
  spec.columns.find(({ name }) => name === profile.name) ?? {
    name: profile.name,
    type: profile.type,
    role: 'ignore',
    missing: 'ask',
    scaler: 'z-score',
  };

/** How gaps can be handled: a target is never filled, since a guess would be taught as the truth. */
export const policiesOf = ({ type, role }: Pick<ColumnSpec, 'type' | 'role'>): readonly MissingPolicy[] => {
  if (role === 'target') return ['ask', 'drop'];
  return type === 'number' ? ['ask', 'drop', 'mean', 'median'] : ['ask', 'drop', 'most-frequent'];
};

const put = (spec: DataSpec, column: ColumnSpec): DataSpec => {
  const known = spec.columns.some(({ name }) => name === column.name);
  const columns = known
    ? spec.columns.map((each) => (each.name === column.name ? column : each))
    : [...spec.columns, column];
  return { ...spec, columns };
};

/** A way of handling gaps that no longer fits is asked for anew. */
const fitted = (column: ColumnSpec): ColumnSpec =>
  policiesOf(column).includes(column.missing) ? column : { ...column, missing: 'ask' };

export const withColumn = (spec: DataSpec, column: ColumnSpec, set: Partial<Omit<ColumnSpec, 'name'>>): DataSpec =>
  put(spec, fitted({ ...column, ...set }));

/** There is one target: the former one becomes a feature. */
export const withRole = (spec: DataSpec, column: ColumnSpec, role: ColumnRole): DataSpec => {
  const others =
    role === 'target' ? spec.columns.filter((each) => each.role === 'target' && each.name !== column.name) : [];
  const freed = others.reduce((all, other) => withColumn(all, other, { role: 'feature' }), spec);
  return withColumn(freed, column, { role });
};

/** Words cannot be read as numbers; numbers may stand for categories. */
export const typesOf = (profile: ColumnProfile): readonly ColumnType[] =>
  profile.type === 'number' ? ['number', 'category'] : ['category'];

/** Encoded columns that a category becomes, from the names the engine gave them (`island=Biscoe`). */
export const encodedColumns = (name: string, featureNames: readonly string[]): number =>
  featureNames.filter((each) => each.startsWith(`${name}=`)).length;
