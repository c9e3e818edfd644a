import { lineOf, type Column, type Table } from '../data/table';
import { dataIssues } from '../issues/data';
import { fail, isError, ok, type Issue } from '../issues/issue';
import { byChance, splitIssues } from '../issues/split';
import { columnFix } from '../pipeline/column-fix';
import type { DataSpec } from '../project/document';
import { stream } from '../random/stream';
import { largestRemainder } from './_by-chance';
import { chosenColumn } from './_chosen-column';
import { collect } from './_collect';
import { defineSplitter } from './_splitter';

type Times = Exclude<Column, { type: 'category' }>;

const shownLines = 5;

/** Rows that have a time, oldest first; of one time, in the order of the table. */
const inOrder = ({ values }: Times, rows: Int32Array): Int32Array =>
  rows
    .filter((row) => !Number.isNaN(values[row]!))
    .sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b));

/** Rows without a time are left out where the settings drop them; otherwise that is to be decided. */
const withoutTime = (table: Table, data: DataSpec, { name, values }: Times, rows: Int32Array): Issue[] => {
  const gaps = rows.filter((row) => Number.isNaN(values[row]!));
  if (gaps.length === 0) return [];
  const lines = Array.from(gaps.subarray(0, shownLines), (row) => lineOf(table, row));
  const isDecided = data.columns.some((spec) => spec.name === name && spec.missing === 'drop');
  if (isDecided) return [dataIssues.dropped(gaps.length, lines)];
  const drop = columnFix(data, name, { missing: 'drop' }, 'Drop the rows');
  return [splitIssues.noTime(name, gaps.length, lines, [drop, byChance(data)])];
};

/** Train on the past, judge by what came after. */
export default defineSplitter({
  kind: 'time',
  title: 'By time',
  help: 'The oldest rows are train rows, the next dev, the newest test. It asks what will be asked of the network later: to predict what it has not seen yet.',
  split: ({ table, data, rows }) => {
    const column = chosenColumn(table, data, ({ type }) => type === 'date', 'a column of dates or numbers');
    if (!column.ok) return column;
    const times = column.value;
    if (times.type === 'category') return fail(splitIssues.notTimes(table, times, [byChance(data)]));
    const issues = withoutTime(table, data, times, rows);
    if (issues.some(isError)) return fail(...issues);
    const ordered = inOrder(times, rows);
    const [train, dev] = largestRemainder(ordered.length, [data.split.train, data.split.dev, data.split.test]);
    const partOf = new Uint8Array(ordered.length).fill(1, train).fill(2, train! + dev!);
    return ok({ split: collect(ordered, partOf, stream(data.split.seed, 'split')), issues });
  },
});
