import { fail, ok } from '../issues/issue';
import { byChance, splitFix, splitIssues } from '../issues/split';
import { codesAt } from '../pipeline/cells';
import type { DataSpec } from '../project/document';
import { stream } from '../random/stream';
import { chosenColumn } from './_chosen-column';
import { collect } from './_collect';
import { defineSplitter } from './_splitter';

/** The settings without values that no row has. */
const without = (data: DataSpec, absent: readonly string[]) => {
  const keep = (values: readonly string[] = []): string[] => values.filter((value) => !absent.includes(value));
  const { devValues, testValues } = data.split;
  const label = absent.length === 1 ? `Leave out ‘${absent[0]}’` : 'Leave them out';
  return splitFix(data, { devValues: keep(devValues), testValues: keep(testValues) }, label);
};

/** The file says itself which rows are dev and test rows; a row without a value is a train row. */
export default defineSplitter({
  kind: 'column',
  title: 'By a column',
  help: 'Rows with chosen values of a column are dev rows or test rows, all others are train rows. It suits files that name the part of each row, or a place or year that is to be judged by.',
  split: ({ table, data, rows }) => {
    const { seed } = data.split;
    const devValues = [...new Set(data.split.devValues)];
    const testValues = [...new Set(data.split.testValues)];
    const found = chosenColumn(table, data, () => false, 'the values of a column');
    if (!found.ok) return found;
    const { name } = found.value;
    const chosen = [...devValues, ...testValues];
    if (chosen.length === 0) return fail(splitIssues.noValues(name, [byChance(data)]));
    const twice = devValues.filter((value) => testValues.includes(value));
    if (twice.length > 0) return fail(splitIssues.inBoth(name, twice));

    const codes = codesAt(found.value, chosen, rows);
    const partOf = new Uint8Array(rows.length);
    for (let i = 0; i < rows.length; i++) if (codes[i]! >= 0) partOf[i] = codes[i]! < devValues.length ? 1 : 2;
    const met = new Set(codes);
    const absent = chosen.filter((_, code) => !met.has(code));
    const issues = absent.length === 0 ? [] : [splitIssues.absentValues(name, absent, [without(data, absent)])];
    return ok({ split: collect(rows, partOf, stream(seed, 'split')), issues });
  },
});
