import type { Column, Table } from '../data/table';
import { fail, ok, type Result } from '../issues/issue';
import { byChance, splitFix, splitIssues } from '../issues/split';
import type { DataSpec } from '../project/document';

/** The column that the split goes by. Where none is chosen and one alone suits, that is proposed. */
export const chosenColumn = (
  table: Table,
  data: DataSpec,
  suits: (column: Column) => boolean,
  needs: string,
): Result<Column> => {
  const name = data.split.column;
  const column = table.columns.find((each) => each.name === name);
  if (column) return ok(column);
  if (name !== undefined) return fail(splitIssues.absentColumn(name, [byChance(data)]));
  const likely = table.columns.filter(suits);
  const fix = likely.length === 1 ? [splitFix(data, { column: likely[0]!.name }, `Go by ‘${likely[0]!.name}’`)] : [];
  return fail(splitIssues.noColumn(needs, [...fix, byChance(data)]));
};
