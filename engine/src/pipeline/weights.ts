import { lineOf, type Table } from '../data/table';
import { columnIssues } from '../issues/columns';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import type { DataSpec } from '../project/document';
import { ignoreFix } from './column-fix';
import type { Pipeline } from './pipeline';
import type { Used } from './used-columns';

/** Weights that say nothing: below 0, or infinite. The first row that is used and has one. */
export const weightIssues = (table: Table, data: DataSpec, weight: Used | null, rows: Int32Array): Issue[] => {
  if (weight?.column.type !== 'number') return [];
  const { name, values } = weight.column;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (value >= 0 && value < Infinity) continue;
    return [columnIssues.badWeight(name, value, lineOf(table, rows[i]!), [ignoreFix(data, name)])];
  }
  return [];
};

/** The weight's column and its mean over the train rows, by which its values are divided: 1 is then an average row. */
export const fitWeight = (data: DataSpec, weight: Used | null, train: Int32Array): Result<Pipeline['weight']> => {
  if (weight?.column.type !== 'number') return ok(null);
  const { name, values } = weight.column;
  let sum = 0;
  for (let i = 0; i < train.length; i++) sum += values[train[i]!]!;
  const mean = sum / train.length;
  return mean > 0 && mean < Infinity
    ? ok({ column: name, mean })
    : fail(columnIssues.noWeight(name, mean, [ignoreFix(data, name)]));
};
