import { formatNumber } from '../params/format-number';
import type { ColumnSpec, ColumnType } from '../project/document';
import type { Fix, Issue } from './issue';

/** The wording of what is wrong with a column's settings: its type, its role, how it becomes numbers. */

type More = Partial<Pick<Issue, 'hint' | 'line' | 'fixes'>>;

const error = (code: string, column: string, message: string, more: More): Issue => ({
  code: `data/${code}`,
  level: 'error',
  message,
  column,
  ...more,
});

/** What a type holds. */
export const typeNames: Readonly<Record<ColumnType, string>> = {
  number: 'numbers',
  category: 'categories',
  boolean: 'yes or no',
  date: 'dates',
};

export const typeWords: Readonly<Record<ColumnType, string>> = {
  number: 'a column of numbers',
  category: 'a column of categories',
  boolean: 'a column of yes or no',
  date: 'a column of dates',
};

const lineText = (line: number): string => `line ${formatNumber(line)}`;

export const columnIssues = {
  /** Text where numbers or dates are wanted. */
  notReadable: (name: string, wanted: 'number' | 'date', text: string | null, line: number, fixes: Fix[]) =>
    error(
      wanted === 'number' ? 'not-numbers' : 'not-dates',
      name,
      text === null
        ? `‘${name}’ is to be read as ${typeNames[wanted]}, and holds none.`
        : `‘${name}’ is to be read as ${typeNames[wanted]}, and holds text such as ‘${text}’ (${lineText(line)}).`,
      {
        hint: 'Use it as categories, or give it the role Ignore.',
        fixes,
        ...(text === null ? {} : { line }),
      },
    ),
  otherType: (name: string, came: 'number' | 'date', wanted: ColumnType, fixes: Fix[]) =>
    error('other-type', name, `‘${name}’ is to be read as ${typeNames[wanted]}, and holds ${typeNames[came]}.`, {
      hint: `Use it as ${typeNames[came]}.`,
      fixes,
    }),
  notTwo: (name: string, count: number, some: readonly string[], fixes: Fix[]) =>
    error(
      'not-two',
      name,
      `‘${name}’ is to be read as yes or no, which takes two different values; it has ${formatNumber(count)}${count > 0 ? `: ${some.map((text) => `‘${text}’`).join(', ')}${count > some.length ? ' …' : ''}` : ''}.`,
      { hint: 'Use it as categories or numbers.', fixes },
    ),
  notWritten: (name: string, text: string, line: number, fixes: Fix[]) =>
    error(
      'not-numbers',
      name,
      `The categories of ‘${name}’ are to be taken as the numbers they are written as, and ‘${text}’ is none (${lineText(line)}).`,
      { line, hint: 'Encode it one-hot, or by its places in the order.', fixes },
    ),
  dateTarget: (name: string, fixes: Fix[]) =>
    error('date-target', name, `The target ‘${name}’ is ${typeWords.date}; a network predicts numbers or classes.`, {
      hint: 'Choose another target.',
      fixes,
    }),
  noParts: (name: string, fixes: Fix[]) =>
    error('no-date-parts', name, `No part of the dates in ‘${name}’ is chosen, so nothing of it reaches the network.`, {
      hint: 'Choose at least one part, or give it the role Ignore.',
      fixes,
    }),
  twice: (name: string, count: number, fixes: Fix[]) =>
    error('column-twice', name, `The settings name ‘${name}’ ${count} times; a column has one role.`, {
      hint: 'Keep one of them.',
      fixes,
    }),
  oneRole: (role: 'weight' | 'group', columns: readonly ColumnSpec[], fixes: Fix[]) =>
    error(
      `several-${role}s`,
      columns[1]!.name,
      `One column at most can have the role ${role === 'weight' ? 'Weight' : 'Group'}; ${columns.length} have it: ${columns.map(({ name }) => `‘${name}’`).join(', ')}.`,
      { hint: 'Keep one of them.', fixes },
    ),
  weightType: (name: string, type: ColumnType, fixes: Fix[]) =>
    error('weight-type', name, `The weight of a row must be a number; ‘${name}’ is ${typeWords[type]}.`, {
      hint: 'Give it another role.',
      fixes,
    }),
  badWeight: (name: string, value: number, line: number, fixes: Fix[]) =>
    error(
      'bad-weight',
      name,
      `The weight of a row must be 0 or more and finite; ‘${name}’ is ${formatNumber(value)} in ${lineText(line)}.`,
      { line, hint: 'Correct the value in the file, or give the column another role.', fixes },
    ),
  noWeight: (name: string, mean: number, fixes: Fix[]) =>
    error(
      'no-weight',
      name,
      mean === 0
        ? `The weight ‘${name}’ is 0 in every train row, so that nothing would count.`
        : `The weights in ‘${name}’ are so large that they have no mean.`,
      { hint: 'Correct the values in the file, or give the column another role.', fixes },
    ),
  missingWeight: (name: string, count: string, lines: readonly number[], fixes: Fix[]) =>
    error('missing-weight', name, `The weight ‘${name}’ is missing in ${count}.`, {
      ...(lines[0] === undefined ? {} : { line: lines[0] }),
      hint: 'How much such a row counts is not known: drop it, or fill the value in the file.',
      fixes,
    }),
  badFill: (name: string, fill: number | string | undefined, wanted: string, fixes: Fix[]) =>
    error(
      'bad-fill',
      name,
      fill === undefined
        ? `Gaps in ‘${name}’ are to be filled with a value, and none is given.`
        : `Gaps in ‘${name}’ are to be filled with ‘${fill}’; ${wanted} is expected.`,
      { hint: `Give ${wanted}.`, fixes },
    ),
  fillUnseen: (name: string, fill: string): Issue => ({
    code: 'data/fill-unseen',
    level: 'warning',
    message: `Gaps in ‘${name}’ are to be filled with ‘${fill}’, a value that no train row has.`,
    column: name,
    hint: 'It is read as none of the known ones: choose one of them, or give gaps a category of their own.',
  }),
  constants: (names: readonly string[], shown: string, fixes: Fix[]): Issue => ({
    code: 'data/constant',
    level: 'warning',
    message: `${formatNumber(names.length)} columns have the same value in all train rows: ${shown}. They tell the network nothing.`,
    column: names[0]!,
    hint: 'Give them the role Ignore.',
    fixes,
  }),
};
