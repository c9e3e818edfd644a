import { dataFix } from '../issues/data';
import type { Fix } from '../issues/issue';
import type { ColumnSpec, DataSpec } from '../project/document';

/** The settings with one column's changed, as a fix. */
export const columnFix = (data: DataSpec, name: string, change: Partial<ColumnSpec>, label: string): Fix =>
  dataFix(label, {
    do: 'data',
    set: { ...data, columns: data.columns.map((each) => (each.name === name ? { ...each, ...change } : each)) },
  });

export const ignoreFix = (data: DataSpec, name: string): Fix =>
  columnFix(data, name, { role: 'ignore' }, `Ignore ‘${name}’`);
