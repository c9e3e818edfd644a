import type { Issue } from './issue';

/** The wording of everything a project file can be told off for. */

const error = (code: string, message: string, hint: string): Issue => ({ code: `project/${code}`, level: 'error', message, hint });

export const projectIssues = {
  empty: (name: string) => error('empty', `${name} is empty: 0 bytes came where a project was expected.`, 'Open another copy of it.'),
  ends: (name: string, bytes: number, place: string) =>
    error('ends', `${name} ends at byte ${bytes}${place}. The rest of the file is missing.`, 'Open another copy of it; this one is left as it is.'),
  notJson: (name: string, byte: number, place: string) =>
    error('not-json', `${name} is damaged at byte ${byte}${place}.`, 'Open another copy of it; this one is left as it is.'),
  notProject: (name: string) =>
    error('not-project', `${name} is no Deepwright project: it lacks "format": "deepwright".`, 'Open a .dw file, or open data with Open CSV.'),
  newer: (name: string, version: unknown, known: number) =>
    error('newer', `${name} is of file version ${String(version)}; this Deepwright reads up to ${known}.`, 'Open it with the version that saved it, or update.'),
  structure: (name: string, path: string, expected: string, came: string) =>
    error('structure', `${name}: ${path || 'the file'} must be ${expected}; ${came} came.`, 'Open another copy of it, or correct that place in a text editor.'),
};
