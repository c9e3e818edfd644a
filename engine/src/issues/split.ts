import { lineOf, type Column, type Table } from '../data/table';
import { formatNumber } from '../params/format-number';
import type { DataSpec, SplitSpec } from '../project/document';
import { dataFix } from './data';
import type { Fix, Issue } from './issue';
import { quoted, rows, some } from './words';

/** The wording of everything a split can be told off for. */

const issue = (level: Issue['level'], code: string, message: string, more: Partial<Issue> = {}): Issue => ({
  code: `split/${code}`,
  level,
  message,
  ...more,
});

export const splitIssues = {
  unknown: (kind: string, fixes: Fix[]) =>
    issue('error', 'unknown', `The rows are to be split by ‘${kind}’, which this version does not have.`, {
      hint: 'Choose another way to split.',
      fixes,
    }),
  noColumn: (needs: string, fixes: Fix[]) =>
    issue('error', 'no-column', `This way to split goes by ${needs}; none is chosen.`, {
      hint: 'Choose the column.',
      fixes,
    }),
  absentColumn: (name: string, fixes: Fix[]) =>
    issue('error', 'absent-column', `The split goes by a column ‘${name}’, which this file does not have.`, {
      column: name,
      hint: 'Choose another column, or another way to split.',
      fixes,
    }),
  noGroup: (fixes: Fix[]) =>
    issue('error', 'no-group', 'A split by group needs a column with the role Group; none has it.', {
      hint: 'Give it to the column that names the patient, customer or place of a row.',
      fixes,
    }),
  fewGroups: (name: string, count: number, parts: readonly string[]) =>
    issue(
      'warning',
      'few-groups',
      `‘${name}’ has ${formatNumber(count)} ${count === 1 ? 'group' : 'groups'}, too few for these shares: there are no ${parts.join(' or ')} rows.`,
      { column: name, hint: 'Group by a column with more values, or split in another way.' },
    ),
  notTimes: (table: Table, { name, codes, categories }: Column & { type: 'category' }, fixes: Fix[]) => {
    const row = codes.findIndex((code) => code >= 0);
    const found =
      row < 0
        ? 'holds none'
        : `holds text such as ‘${categories[codes[row]!]}’ (line ${formatNumber(lineOf(table, row))})`;
    return issue('error', 'not-times', `A split by time needs dates or numbers; ‘${name}’ ${found}.`, {
      column: name,
      ...(row < 0 ? {} : { line: lineOf(table, row) }),
      hint: 'Choose another column; if these are dates, say in which format when the file is read.',
      fixes,
    });
  },
  noTime: (name: string, count: number, lines: readonly number[], fixes: Fix[]) =>
    issue(
      'error',
      'no-time',
      `${rows(count)} (${some(lines, count)}) ${count === 1 ? 'has' : 'have'} no ‘${name}’, by which the rows are split.`,
      {
        column: name,
        ...(lines[0] === undefined ? {} : { line: lines[0] }),
        hint: 'Drop these rows, or split in another way.',
        fixes,
      },
    ),
  noValues: (name: string, fixes: Fix[]) =>
    issue('error', 'no-values', `No value of ‘${name}’ is chosen for dev or test rows, so all rows are train rows.`, {
      column: name,
      hint: 'Choose the values whose rows are dev rows, and those of test rows.',
      fixes,
    }),
  inBoth: (name: string, values: readonly string[]) =>
    issue('error', 'in-both', `Rows with ${quoted(values)} in ‘${name}’ are to be both dev and test rows.`, {
      column: name,
      hint: 'Keep each value in one part.',
    }),
  absentValues: (name: string, values: readonly string[], fixes: Fix[]) =>
    issue('warning', 'absent-values', `No row that is used has ${quoted(values)} in ‘${name}’.`, {
      column: name,
      hint: 'Choose values that occur.',
      fixes,
    }),
  noFiles: (fixes: Fix[]) =>
    issue('error', 'no-files', 'Dev or test rows are to come from a file of their own; there is only the main file.', {
      hint: 'Add a dev or a test file, or split in another way.',
      fixes,
    }),
};

/** The settings with another split, as a fix. */
export const splitFix = (data: DataSpec, change: Partial<SplitSpec>, label: string): Fix =>
  dataFix(label, { do: 'data', set: { ...data, split: { ...data.split, ...change } } });

export const byChance = (data: DataSpec): Fix => splitFix(data, { kind: 'random' }, 'Split by chance');
