import type { Table } from '../data/table';
import { dataIssues } from '../issues/data';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import type { Precision } from '../kernels/real';
import { encode } from './encode';
import type { EncodedRows, Pipeline } from './pipeline';
import { strangers } from './strangers';

/** Rows ready to predict, and what in them the pipeline had to read as something else. */
export interface RowsToPredict {
  encoded: EncodedRows;
  issues: readonly Issue[];
}

/**
 * Raw rows of any table that has the feature columns, encoded as in training (T24); all rows unless some are chosen. A
 * target is not needed, nor a weight. A category no train row had is read as none of the known ones, and a gap that nothing
 * fills becomes 0; both are told.
 */
export const encodeRows = (
  pipeline: Pipeline,
  table: Table,
  rows?: Int32Array,
  precision: Precision = 'float32',
): Result<RowsToPredict> => {
  const chosen = rows ?? Int32Array.from({ length: table.rows }, (_, row) => row);
  const names = new Set(table.columns.map(({ name }) => name));
  const lacking = pipeline.features.filter(({ column }) => !names.has(column));
  if (lacking.length > 0) return fail(...lacking.map(({ column }) => dataIssues.missingColumn(column)));
  return ok({ encoded: encode(pipeline, table, chosen, 0, precision), issues: strangers(pipeline, table, chosen) });
};
