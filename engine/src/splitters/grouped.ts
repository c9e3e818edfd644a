import type { Column, Table } from '../data/table';
import { fail, ok, type Issue } from '../issues/issue';
import { byChance, splitIssues } from '../issues/split';
import { columnFix } from '../pipeline/column-fix';
import type { DataSpec, SplitSpec } from '../project/document';
import { shuffle } from '../random/shuffle';
import { stream, type Stream } from '../random/stream';
import { largestRemainder } from './_by-chance';
import { collect } from './_collect';
import { defineSplitter, type Split, type SplitJob } from './_splitter';

/** The group of each row, counted from 0. */
interface Groups {
  of: Int32Array;
  sizes: readonly number[];
}

/** Rows of one value are one group; a row without a value is a group of its own. */
const groupsOf = (column: Column, rows: Int32Array): Groups => {
  const keys = column.type === 'category' ? column.codes : column.values;
  const isGap = (key: number): boolean => Number.isNaN(key) || (column.type === 'category' && key < 0);
  const known = new Map<number, number>();
  const sizes: number[] = [];
  const of = rows.map((row) => {
    const key = keys[row]!;
    const group = (isGap(key) ? undefined : known.get(key)) ?? sizes.length;
    if (group === sizes.length) {
      sizes.push(0);
      if (!isGap(key)) known.set(key, group);
    }
    sizes[group]!++;
    return group;
  });
  return { of, sizes };
};

/**
 * The part of each group. In random order, each goes where the most rows are still wanting (of equals to the first): a
 * part ends within the largest group's size of its share. Sorting by size would come nearer, and would put the large
 * groups into train every time.
 */
const dealGroups = (sizes: readonly number[], { train, dev, test }: SplitSpec, random: Stream): Uint8Array => {
  const order = Int32Array.from(sizes, (_, group) => group);
  shuffle(order, random);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const wanting = largestRemainder(total, [train, dev, test]);
  const partOf = new Uint8Array(sizes.length);
  for (const group of order) {
    const part = wanting.indexOf(Math.max(...wanting));
    partOf[group] = part;
    wanting[part]! -= sizes[group]!;
  }
  return partOf;
};

/** The one column that is left out and could be the group: its values, fewer than rows, come again. */
const likelyGroup = (table: Table, data: DataSpec, rows: Int32Array): string | null => {
  const likely = data.columns.filter(({ name, role }) => {
    const column = role === 'ignore' ? table.columns.find((each) => each.name === name) : undefined;
    if (!column) return false;
    const groups = groupsOf(column, rows).sizes.length;
    return groups >= 3 && groups <= rows.length / 2;
  });
  return likely.length === 1 ? likely[0]!.name : null;
};

const noGroup = ({ table, data, rows }: SplitJob): Issue => {
  const name = likelyGroup(table, data, rows);
  const group = name === null ? [] : [columnFix(data, name, { role: 'group' }, `Group by ‘${name}’`)];
  return splitIssues.noGroup([...group, byChance(data)]);
};

const emptyParts = (name: string, groups: number, split: Split, spec: SplitSpec): Issue[] => {
  const empty = (['train', 'dev', 'test'] as const).filter((part) => spec[part] > 0 && split[part].length === 0);
  return empty.length === 0 ? [] : [splitIssues.fewGroups(name, groups, empty)];
};

/** Whole groups by chance, so that no patient, customer or place is in two parts. Classes' shares are not looked at. */
export default defineSplitter({
  kind: 'grouped',
  title: 'By group',
  help: 'Rows that share a value of the group column, such as a patient, stay in one part. Without it, dev and test rows would look like train rows that are already known.',
  split: (job) => {
    const { table, data, rows } = job;
    // That the file has it, and that it is the only one, is seen to with the other columns.
    const name = data.columns.find(({ role }) => role === 'group')?.name;
    const column = table.columns.find((each) => each.name === name);
    if (!column) return fail(noGroup(job));
    const random = stream(data.split.seed, 'split');
    const { of, sizes } = groupsOf(column, rows);
    const partOfGroup = dealGroups(sizes, data.split, random);
    const partOf = Uint8Array.from(of, (group) => partOfGroup[group]!);
    const split = collect(rows, partOf, random);
    return ok({ split, issues: emptyParts(column.name, sizes.length, split, data.split) });
  },
});
