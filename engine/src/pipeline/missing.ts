import { lineOf, type Table } from '../data/table';
import { dataFix, dataIssues } from '../issues/data';
import type { Fix, Issue } from '../issues/issue';
import type { ColumnSpec, DataSpec, MissingPolicy } from '../project/document';
import { columnFix, isMissing, type Used } from './used-columns';

/** Where a column has no value: how many rows, and the lines of the first of them. */
interface Gaps {
  used: Used;
  count: number;
  lines: readonly number[];
}

const shownLines = 5;

const gapsOf = (table: Table, used: Used): Gaps => {
  let count = 0;
  const lines: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    if (!isMissing(used.column, row)) continue;
    count++;
    if (lines.length < shownLines) lines.push(lineOf(table, row));
  }
  return { used, count, lines };
};

/** How gaps of a type of column can be filled. */
const fills = (type: ColumnSpec['type']): readonly MissingPolicy[] =>
  type === 'number' ? ['median', 'mean'] : ['most-frequent'];

/**
 * Gaps that nobody has decided about yet, or only in a way that does not suit the column: an issue for each such column,
 * with the possible decisions as fixes. Rows without a target can only be dropped.
 */
export const missingIssues = (table: Table, data: DataSpec, used: readonly Used[]): Issue[] => {
  const open = used
    .filter(isOpen)
    .map((each) => gapsOf(table, each))
    .filter(({ count }) => count > 0);
  return open.map(({ used: { column, spec }, count, lines }) => {
    const drop = columnFix(data, spec.name, { missing: 'drop' }, 'Drop the rows');
    if (spec.role === 'target') return dataIssues.missingTarget(spec.name, count, lines, [drop]);
    const [fill] = fills(column.type);
    const label = fill === 'median' ? 'Fill with the median' : 'Fill with the most frequent';
    return dataIssues.missing(spec.name, count, lines, [drop, columnFix(data, spec.name, { missing: fill! }, label)]);
  });
};

const isOpen = ({ column, spec }: Used): boolean => {
  if (spec.missing === 'drop') return false;
  return spec.role === 'target' || !fills(column.type).includes(spec.missing);
};

const isGap = ({ code }: Issue): boolean => code === 'data/missing' || code === 'data/missing-target';

/** One decision for all gaps, where several columns have them. A target is never filled: its rows are dropped. */
export const decisionsForAll = (data: DataSpec, issues: readonly Issue[]): Fix[] => {
  const names = new Set(issues.filter(isGap).map(({ column }) => column));
  if (names.size < 2) return [];
  const decide = (label: string, choose: (spec: ColumnSpec) => MissingPolicy): Fix => {
    const chosen = (spec: ColumnSpec): MissingPolicy => (spec.role === 'target' ? 'drop' : choose(spec));
    const columns = data.columns.map((spec) => (names.has(spec.name) ? { ...spec, missing: chosen(spec) } : spec));
    return dataFix(label, { do: 'data', set: { ...data, columns } });
  };
  return [decide('Drop all rows with gaps', () => 'drop'), decide('Fill all gaps', ({ type }) => fills(type)[0]!)];
};

/** Rows in which nothing is missing that rows are dropped for, and what to tell about those that are not used. */
export const usableRows = (table: Table, used: readonly Used[]): { rows: Int32Array; issues: Issue[] } => {
  const strict = used.filter(({ spec }) => spec.missing === 'drop').map(({ column }) => column);
  const rows = new Int32Array(table.rows);
  const lines: number[] = [];
  let count = 0;
  for (let row = 0; row < table.rows; row++) {
    if (!strict.some((column) => isMissing(column, row))) rows[count++] = row;
    else if (lines.length < shownLines) lines.push(lineOf(table, row));
  }
  const dropped = table.rows - count;
  return { rows: rows.slice(0, count), issues: dropped > 0 ? [dataIssues.dropped(dropped, lines)] : [] };
};
