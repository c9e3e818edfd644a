import { formatNumber } from '../params/format-number';
import type { Issue } from './issue';

/** The wording of everything a project file can be told off for. */

const error = (code: string, message: string, hint: string): Issue => ({
  code: `project/${code}`,
  level: 'error',
  message,
  hint,
});

const anotherCopy = 'Open another copy of it; this one is left as it is.';
const byHand = 'Open another copy of it, or correct that place in a text editor.';

const within = (key: string | null): string => (key === null ? '' : ` in the middle of ‘${key}’`);

export const projectIssues = {
  empty: (name: string) =>
    error('empty', `${name} is empty: 0 bytes came where a project was expected.`, 'Open another copy of it.'),
  ends: (name: string, byte: number, key: string | null) =>
    error(
      'ends',
      `${name} ends at byte ${formatNumber(byte)}${within(key)}. The rest of the file is missing.`,
      anotherCopy,
    ),
  damaged: (name: string, byte: number, key: string | null) =>
    error('damaged', `${name} is damaged at byte ${formatNumber(byte)}${within(key)}.`, anotherCopy),
  notProject: (name: string) =>
    error(
      'not-project',
      `${name} is no Deepwright project: it lacks "format": "deepwright".`,
      'Open a .dw file; a file of data opens in the Data room.',
    ),
  version: (name: string, version: unknown) =>
    error(
      'version',
      `The version in ${name} must be a whole number from 1; ${JSON.stringify(version) ?? 'none'} came.`,
      byHand,
    ),
  newer: (name: string, version: number, known: number) =>
    error(
      'newer',
      `${name} was written by a newer Deepwright: its file version is ${version}, this one reads up to ${known}.`,
      'Open it with the Deepwright that saved it, or update this one.',
    ),
  missing: (name: string, path: string) => error('missing', `${name} lacks ${path}.`, byHand),
  structure: (name: string, path: string, expected: string, came: string) =>
    error('structure', `In ${name}, ${path || 'the whole'} must be ${expected}; ${came} came.`, byHand),
  tooDeep: (name: string) => error('too-deep', `${name} nests values deeper than any project does.`, anotherCopy),
};
