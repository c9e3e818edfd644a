import type { Edit } from '../graph/edit';
import type { Fix, Issue } from './issue';

/** The wording of everything the data can be told off for. */

const issue = (level: Issue['level'], code: string, message: string, more: Partial<Issue> = {}): Issue => ({
  code: `data/${code}`,
  level,
  message,
  ...more,
});

const rows = (n: number): string => `${n} ${n === 1 ? 'row' : 'rows'}`;
const some = (lines: readonly number[], count: number): string => {
  const named = lines.slice(0, 3).join(', ');
  const more = count > Math.min(3, lines.length);
  return `${lines.length === 1 && !more ? 'line' : 'lines'} ${named}${more ? ' …' : ''}`;
};

export const dataIssues = {
  noData: () =>
    issue('error', 'no-data', 'The project names no data file.', {
      hint: 'Open a CSV in the Data room, or name one with --data.',
    }),
  noTarget: () =>
    issue('error', 'no-target', 'No column is the target, so there is nothing to predict.', {
      hint: 'Give one column the role Target.',
    }),
  severalTargets: (names: readonly string[]) =>
    issue(
      'error',
      'several-targets',
      `${names.length} columns are targets: ${names.map((n) => `‘${n}’`).join(', ')}. One is expected.`,
      { hint: 'Give the others the role Feature or Ignore.' },
    ),
  noFeature: () =>
    issue('error', 'no-feature', 'No column is a feature, so the network has nothing to learn from.', {
      hint: 'Give at least one column the role Feature.',
    }),
  missingColumn: (name: string) =>
    issue('error', 'missing-column', `The project expects a column ‘${name}’, which this file does not have.`, {
      column: name,
      hint: 'Open the file it was made for, or choose the columns anew.',
    }),
  oneClass: (name: string, value: string, count: number) =>
    issue(
      'error',
      'one-class',
      `The target ‘${name}’ has one value, ‘${value}’, in all ${rows(count)}. A classifier needs two.`,
      { column: name, hint: 'Choose another target.' },
    ),
  constantTarget: (name: string, value: number, count: number) =>
    issue(
      'error',
      'constant-target',
      `The target ‘${name}’ is ${value} in all ${rows(count)}: there is nothing to learn.`,
      { column: name, hint: 'Choose another target.' },
    ),
  missing: (name: string, count: number, lines: readonly number[], fixes: Fix[]) =>
    issue('error', 'missing', `‘${name}’ is missing in ${rows(count)} (${some(lines, count)}).`, {
      column: name,
      ...(lines[0] === undefined ? {} : { line: lines[0] }),
      hint: 'Drop these rows or fill the gaps: it is yours to decide.',
      fixes,
    }),
  missingTarget: (name: string, count: number, lines: readonly number[], fixes: Fix[]) =>
    issue('error', 'missing-target', `The target ‘${name}’ is missing in ${rows(count)} (${some(lines, count)}).`, {
      column: name,
      ...(lines[0] === undefined ? {} : { line: lines[0] }),
      hint: 'A row without a target cannot be learnt from: drop it, or fill the value in the file.',
      fixes,
    }),
  allMissing: (name: string) =>
    issue('error', 'all-missing', `‘${name}’ has no value in any row that is used.`, {
      column: name,
      hint: 'Give it the role Ignore.',
    }),
  tooFewRows: (count: number, train: number) =>
    issue(
      'error',
      'too-few-rows',
      `${rows(count)} can be used, which leaves ${train} to train on. At least 2 are needed.`,
      { hint: 'Use a larger file or a larger train share.' },
    ),
  notFinite: (name: string, line: number) =>
    issue('error', 'not-finite', `‘${name}’ is infinite in line ${line}.`, {
      column: name,
      line,
      hint: 'Correct the value in the file, or give the column the role Ignore.',
    }),
  tooLarge: (name: string, value: number, line: number) =>
    issue(
      'error',
      'too-large',
      `‘${name}’ is ${value.toExponential(2)} in line ${line}; after scaling it does not fit a 32-bit number.`,
      { column: name, line, hint: 'Scale the column, or correct the value in the file.' },
    ),
  constant: (name: string) =>
    issue('warning', 'constant', `‘${name}’ has the same value in all train rows: it tells the network nothing.`, {
      column: name,
      hint: 'Give it the role Ignore.',
    }),
  manyCategories: (name: string, count: number) =>
    issue('warning', 'many-categories', `‘${name}’ has ${count} different values and becomes as many input columns.`, {
      column: name,
      hint: 'If it names each row (an id), give it the role Ignore.',
    }),
  noDev: () =>
    issue(
      'warning',
      'no-dev',
      'There are no dev rows, so nothing tells how the network does on rows it has not seen.',
      { hint: 'Give dev a share of the rows.' },
    ),
  badSplit: (train: number, dev: number, test: number) =>
    issue('error', 'bad-split', `Shares must be 0 or more, with some for train; ${train}, ${dev} and ${test} came.`, {
      hint: 'Choose 60/20/20.',
    }),
  unseen: (name: string, value: string, line: number) =>
    issue(
      'warning',
      'unseen-category',
      `‘${name}’ is ‘${value}’ in line ${line}, a value no train row has. It is read as none of the known ones.`,
      { column: name, line },
    ),
};

/** A fix that changes data settings. */
export const dataFix = (label: string, edit: Edit): Fix => ({ label, edit });
