import { formatNumber } from '../params/format-number';
import type { Issue } from './issue';
import { quoted } from './words';

/** The wording of what is wrong where dev or test rows come from files of their own. */

export type PartName = 'main' | 'dev' | 'test';

const kinds = { number: 'numbers', date: 'dates' } as const;

export const joinIssues = {
  missingColumns: (part: PartName, names: readonly string[]): Issue => ({
    code: 'data/part-lacks-columns',
    level: 'error',
    message: `The ${part} file has no ${names.length === 1 ? 'column' : 'columns'} ${quoted(names)}, which the main file has.`,
    column: names[0]!,
    hint: 'Choose a file with the same columns; their order does not matter.',
  }),
  extraColumns: (part: PartName, names: readonly string[]): Issue => ({
    code: 'data/part-has-more-columns',
    level: 'info',
    message: `The ${part} file has ${names.length === 1 ? 'a column' : 'columns'} ${quoted(names)} that the main file has not: left out.`,
    column: names[0]!,
  }),
  unlike: (part: PartName, name: string, type: 'number' | 'date', text: string, line: number): Issue => ({
    code: 'data/part-of-other-type',
    level: 'error',
    message: `‘${name}’ holds ${kinds[type]} in the main file, and ‘${text}’ in line ${formatNumber(line)} of the ${part} file.`,
    column: name,
    line,
    hint: `Correct the value in the ${part} file, or choose another file.`,
  }),
};
