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
  const forAll = open.length > 1 ? fixesForAll(data, open) : [];
  return open.map(({ used: { column, spec }, count, lines }) => {
    const drop = columnFix(data, spec.name, { missing: 'drop' }, 'Drop the rows');
    if (spec.role === 'target') return dataIssues.missingTarget(spec.name, count, lines, [drop, ...forAll]);
    const [fill] = fills(column.type);
    const label = fill === 'median' ? 'Fill with the median' : 'Fill with the most frequent';
    return dataIssues.missing(spec.name, count, lines, [
      drop,
      columnFix(data, spec.name, { missing: fill! }, label),
      ...forAll,
    ]);
  });
};

const isOpen = ({ column, spec }: Used): boolean => {
  if (spec.missing === 'drop') return false;
  return spec.role === 'target' || !fills(column.type).includes(spec.missing);
};

/** One decision for all columns that wait for one. */
const fixesForAll = (data: DataSpec, open: readonly Gaps[]): Fix[] => {
  const decide = (label: string, choose: (used: Used) => MissingPolicy): Fix => {
    const chosen = new Map(open.map(({ used }) => [used.spec.name, choose(used)]));
    const columns = data.columns.map((each) => ({ ...each, missing: chosen.get(each.name) ?? each.missing }));
    return dataFix(label, { do: 'data', set: { ...data, columns } });
  };
  return [
    decide(`Drop the rows of all ${open.length} columns`, () => 'drop'),
    decide(`Fill all ${open.length} columns`, ({ column, spec }) =>
      spec.role === 'target' ? 'drop' : fills(column.type)[0]!,
    ),
  ];
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
