import type { Table } from '../data/table';
import type { Subject } from '../findings/subject';
import { prepare } from '../pipeline/prepare';
import type { DataSpec } from '../project/document';
import { valueOf } from './graphs';

/** What the findings look at, as the check of the data makes it: no part of the product. */
export const subjectOf = (table: Table, spec: DataSpec): Subject => {
  const { data, used, split } = valueOf(prepare(table, spec, undefined, 'float64'));
  return { table, data: spec, used, split, target: data.facts.target, width: data.facts.features };
};
