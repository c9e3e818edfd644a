import type { Table } from '../data/table';
import { dataFix } from '../issues/data';
import type { Fix, Issue } from '../issues/issue';
import type { Target } from '../layers/_layer';
import { ignoreFix } from '../pipeline/column-fix';
import type { UsedColumns } from '../pipeline/used-columns';
import type { DataSpec } from '../project/document';
import type { Split } from '../splitters/_splitter';

/** What is looked at for something worth knowing: a table as it would be trained on. */
export interface Subject {
  table: Table;
  data: DataSpec;
  used: UsedColumns;
  split: Split;
  target: Target;
  /** Numbers in an encoded row. */
  width: number;
}

const toldAlone = 3;

/** Each of a few columns is told alone, many at once. */
export const told = <T>(found: readonly T[], tell: (some: readonly T[]) => Issue): Issue[] => {
  if (found.length > toldAlone) return [tell(found)];
  return found.map((each) => tell([each]));
};

/** Gives the columns up, together. */
export const ignoreAll = (data: DataSpec, names: readonly string[]): Fix => {
  if (names.length === 1) return ignoreFix(data, names[0]!);
  const all = new Set(names);
  const columns = data.columns.map((each) => (all.has(each.name) ? { ...each, role: 'ignore' as const } : each));
  return dataFix(`Ignore these ${names.length} columns`, { do: 'data', set: { ...data, columns } });
};
