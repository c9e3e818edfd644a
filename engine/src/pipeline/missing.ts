import { lineOf, type Column, type Table } from '../data/table';
import { dataFix, dataIssues } from '../issues/data';
import type { Fix, Issue } from '../issues/issue';
import type { ColumnSpec, DataSpec, MissingPolicy } from '../project/document';

/** Gaps that nobody has decided about yet: an issue for each such column, with the possible decisions as fixes. */
export const missingIssues = (
  table: Table,
  data: DataSpec,
  used: readonly { column: Column; spec: ColumnSpec }[],
): Issue[] =>
  used.flatMap(({ column, spec }) => {
    if (spec.missing !== 'ask') return [];
    const { count, lines } = gaps(table, column);
    if (count === 0) return [];
    if (spec.role === 'target')
      return [dataIssues.missingTarget(spec.name, count, lines, [decide(data, spec, 'drop', 'Drop the rows')])];
    const fill =
      column.type === 'number'
        ? decide(data, spec, 'median', 'Fill with the median')
        : decide(data, spec, 'most-frequent', 'Fill with the most frequent');
    return [dataIssues.missing(spec.name, count, lines, [decide(data, spec, 'drop', 'Drop the rows'), fill])];
  });

const gaps = (table: Table, column: Column): { count: number; lines: number[] } => {
  let count = 0;
  const lines: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    const missing = column.type === 'number' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0;
    if (!missing) continue;
    count++;
    if (lines.length < 3) lines.push(lineOf(table, row));
  }
  return { count, lines };
};

const decide = (data: DataSpec, spec: ColumnSpec, missing: MissingPolicy, label: string): Fix =>
  dataFix(label, {
    do: 'data',
    set: { ...data, columns: data.columns.map((each) => (each.name === spec.name ? { ...each, missing } : each)) },
  });
