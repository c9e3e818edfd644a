import { formatNumber } from '../params/format-number';
import type { Edit } from '../graph/edit';
import type { ColumnSpec, DataSpec } from '../project/document';
import { typeWords } from './columns';
import type { Fix, Issue } from './issue';
import { rows, some } from './words';

/** The wording of everything the data can be told off for. */

const issue = (level: Issue['level'], code: string, message: string, more: Partial<Issue> = {}): Issue => ({
  code: `data/${code}`,
  level,
  message,
  ...more,
});

export const dataIssues = {
  noData: () =>
    issue('error', 'no-data', 'The project names no data file.', {
      hint: 'Open a CSV in the Data room, or name one with --data.',
    }),
  noTarget: () =>
    issue('error', 'no-target', 'No column is the target, so there is nothing to predict.', {
      hint: 'Give one column the role Target.',
    }),
  mixedTargets: (columns: readonly ColumnSpec[]) =>
    issue(
      'error',
      'several-targets',
      `Several targets must all be numbers; ${columns.map(({ name, type }) => `‘${name}’ is ${typeWords[type]}`).join(', ')}.`,
      {
        hint: 'Keep one target of categories, or targets of numbers only; give the others the role Feature or Ignore.',
      },
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
  allMissing: (name: string, fixes: Fix[]) =>
    issue('error', 'all-missing', `‘${name}’ has no value in any train row.`, {
      column: name,
      hint: 'Give it the role Ignore.',
      fixes,
    }),
  unknownScaler: (name: string, scaler: string, fixes: Fix[]) =>
    issue('error', 'unknown-scaler', `‘${name}’ is to be scaled by ‘${scaler}’, which this version does not have.`, {
      column: name,
      hint: 'Choose another scaling.',
      fixes,
    }),
  dropped: (count: number, lines: readonly number[]) =>
    issue(
      'info',
      'dropped',
      `${rows(count)} with a missing value ${count === 1 ? 'is' : 'are'} left out (${some(lines, count)}).`,
      {
        ...(lines[0] === undefined ? {} : { line: lines[0] }),
      },
    ),
  tooFewRows: (count: number, train: number) =>
    issue(
      'error',
      'too-few-rows',
      `${rows(count)} can be used, which leaves ${train} to train on. At least 2 are needed.`,
      { hint: 'Use a larger file or a larger train share.' },
    ),
  tooWide: (columns: number, train: number, most: number) =>
    issue(
      'error',
      'too-wide',
      `${rows(train)} of ${formatNumber(columns)} encoded columns do not fit the memory of one run (about ${formatNumber(50 * Math.floor(most / 5e7))} million numbers).`,
      { hint: 'Give columns with very many categories the role Ignore.' },
    ),
  augmentTarget: (title: string, needs: string, path: string, without: DataSpec) =>
    issue('error', 'augment-target', `${title} needs ${needs}; the target is of another kind.`, {
      path,
      hint: 'Remove this step of augmentation, or choose another one.',
      fixes: [dataFix(`Remove ${title}`, { do: 'data', set: without })],
    }),
  augmentSize: (title: string, count: number, path: string) =>
    issue('error', 'augment-size', `${title} would make ${rows(count)}, more than the memory of one run holds.`, {
      path,
      hint: 'Choose a smaller factor.',
    }),
  notFinite: (name: string, line: number, fixes: Fix[]) =>
    issue('error', 'not-finite', `‘${name}’ is infinite in line ${formatNumber(line)}.`, {
      column: name,
      line,
      hint: 'Correct the value in the file, or give the column the role Ignore.',
      fixes,
    }),
  tooLarge: (name: string, value: number, line: number, bits: 32 | 64, fixes: Fix[]) =>
    issue(
      'error',
      'too-large',
      `‘${name}’ is ${value.toExponential(2).replace('e+', 'e')} in line ${formatNumber(line)}; after scaling it does not fit a ${bits}-bit number.`,
      { column: name, line, hint: 'Scale the column, or correct the value in the file.', fixes },
    ),
  constant: (name: string, fixes: Fix[]) =>
    issue('warning', 'constant', `‘${name}’ has the same value in all train rows: it tells the network nothing.`, {
      column: name,
      hint: 'Give it the role Ignore.',
      fixes,
    }),
  manyCategories: (name: string, count: number, fixes: Fix[]) =>
    issue(
      'warning',
      'many-categories',
      `‘${name}’ has ${formatNumber(count)} different values and becomes as many input columns.`,
      {
        column: name,
        hint: 'If it names each row (an id), give it the role Ignore.',
        fixes,
      },
    ),
  untrainedClass: (name: string, value: string) =>
    issue('warning', 'untrained-class', `No train row has the class ‘${value}’ of ‘${name}’: it cannot be learnt.`, {
      column: name,
      hint: 'Keep the shares of the classes in the split, or give train a larger share.',
    }),
  noDev: (fixes: Fix[]) =>
    issue(
      'warning',
      'no-dev',
      'There are no dev rows, so nothing tells how the network does on rows it has not seen.',
      { hint: 'Give dev a share of the rows.', fixes },
    ),
  badSplit: (train: number, dev: number, test: number, fixes: Fix[]) =>
    issue(
      'error',
      'bad-split',
      `Shares of train, dev and test must be 0 or more and sum to 1, with some for train; ${train}, ${dev} and ${test} came.`,
      { hint: 'Choose shares that sum to 1.', fixes },
    ),
  unseen: (name: string, count: number, first: string, line: number) =>
    issue(
      'warning',
      'unseen-category',
      `‘${name}’ has a value that no train row has in ${rows(count)}: the first is ‘${first}’ in line ${formatNumber(line)}.`,
      { column: name, line, hint: 'Such a value is read as none of the known ones.' },
    ),
  unfilled: (name: string, count: number, lines: readonly number[]) =>
    issue('warning', 'unfilled', `‘${name}’ has no value in ${rows(count)} (${some(lines, count)}).`, {
      column: name,
      ...(lines[0] === undefined ? {} : { line: lines[0] }),
      hint: 'In training such rows were left out; here 0 stands in after scaling.',
    }),
};

/** A fix that changes data settings. */
export const dataFix = (label: string, edit: Edit): Fix => ({ label, edit });
