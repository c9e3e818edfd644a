import { lineOf, type Table } from '../data/table';
import { columnIssues } from '../issues/columns';
import { dataFix, dataIssues } from '../issues/data';
import type { Fix, Issue } from '../issues/issue';
import { rows as rowsText, some } from '../issues/words';
import type { ColumnSpec, DataSpec, MissingPolicy } from '../project/document';
import { isMissing } from './cells';
import { columnFix } from './column-fix';
import type { Used } from './used-columns';

/** Where a column has no value: how many rows, and the lines of the first of them. */
interface Gaps {
  used: Used;
  count: number;
  lines: readonly number[];
}

const shownLines = 5;
/** Each remedy carries all settings: in tables of thousands of columns only the first issues have some of their own. */
const mostWithFixes = 50;

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

/** How gaps of a type of column can be filled from the train rows; the first is what is offered. */
const fills = ({ type, encoding, role }: ColumnSpec): readonly MissingPolicy[] => {
  if (role !== 'feature') return [];
  if (type === 'number' || type === 'date') return ['median', 'mean'];
  return type === 'category' && encoding === 'none' ? ['most-frequent', 'median', 'mean'] : ['most-frequent'];
};

/**
 * Gaps that nobody has decided about yet, or only in a way that does not suit the column: an issue for each such column,
 * with the possible decisions as fixes. Rows without a target or a weight can only be dropped.
 */
export const missingIssues = (table: Table, data: DataSpec, used: readonly Used[]): Issue[] => {
  const open = used
    .filter(isOpen)
    .map((each) => gapsOf(table, each))
    .filter(({ count }) => count > 0);
  return open.map((gaps, i) => gapIssue(data, gaps, i < mostWithFixes));
};

const gapIssue = (data: DataSpec, { used: { spec }, count, lines }: Gaps, hasFixes: boolean): Issue => {
  const { name } = spec;
  const drop = hasFixes ? [columnFix(data, name, { missing: 'drop' }, 'Drop the rows')] : [];
  if (spec.role === 'target') return dataIssues.missingTarget(name, count, lines, drop);
  if (spec.role === 'weight') {
    return columnIssues.missingWeight(name, `${rowsText(count)} (${some(lines, count)})`, lines, drop);
  }
  const [fill] = fills(spec);
  const label = fill === 'median' ? 'Fill with the median' : 'Fill with the most frequent';
  const filled = hasFixes ? [columnFix(data, name, { missing: fill! }, label)] : [];
  return dataIssues.missing(name, count, lines, [...drop, ...filled]);
};

const isOpen = ({ spec }: Used): boolean => {
  if (spec.missing === 'drop') return false;
  const always: readonly MissingPolicy[] = spec.role === 'feature' ? ['constant', 'indicator'] : [];
  return ![...always, ...fills(spec)].includes(spec.missing);
};

const gapCodes = new Set(['data/missing', 'data/missing-target', 'data/missing-weight']);

/** One decision for all gaps, where several columns have them. A target is never filled: its rows are dropped. */
export const decisionsForAll = (data: DataSpec, issues: readonly Issue[]): Fix[] => {
  const names = new Set(issues.filter(({ code }) => gapCodes.has(code)).map(({ column }) => column));
  if (names.size < 2) return [];
  const decide = (label: string, choose: (spec: ColumnSpec) => MissingPolicy): Fix => {
    const columns = data.columns.map((spec) => (names.has(spec.name) ? { ...spec, missing: choose(spec) } : spec));
    return dataFix(label, { do: 'data', set: { ...data, columns } });
  };
  return [decide('Drop all rows with gaps', () => 'drop'), decide('Fill all gaps', (spec) => fills(spec)[0] ?? 'drop')];
};

/** Rows in which nothing is missing that rows are dropped for, and what to tell about those that are not used. */
export const usableRows = (table: Table, used: readonly Used[]): { rows: Int32Array; issues: Issue[] } => {
  const isDropped = new Uint8Array(table.rows);
  for (const { spec, column } of used) {
    if (spec.missing !== 'drop') continue;
    for (let row = 0; row < table.rows; row++) if (isMissing(column, row)) isDropped[row] = 1;
  }
  const rows = new Int32Array(table.rows);
  const lines: number[] = [];
  let count = 0;
  for (let row = 0; row < table.rows; row++) {
    if (isDropped[row] === 0) rows[count++] = row;
    else if (lines.length < shownLines) lines.push(lineOf(table, row));
  }
  const dropped = table.rows - count;
  return { rows: rows.slice(0, count), issues: dropped > 0 ? [dataIssues.dropped(dropped, lines)] : [] };
};
