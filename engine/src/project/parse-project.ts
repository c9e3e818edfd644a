import * as v from 'valibot';
import { projectIssues } from '../issues/project';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import { locateDamage } from './locate-damage';
import { migrate } from './migrations';
import { projectVersion, type ProjectFile } from './project-file';
import { runSchema } from './run-schema';
import { documentSchema } from './schema';

const fileSchema: v.GenericSchema<unknown, ProjectFile> = v.object({
  format: v.literal('deepwright'),
  version: v.literal(projectVersion),
  document: documentSchema,
  runs: v.array(runSchema),
});

/**
 * A project from its text; whatever is wrong with it is an issue, never an exception. `name` is the file's, for the
 * messages. Blocks of unknown kind are kept: the plan tells of them.
 */
export const parseProject = (text: string, name = 'The file'): Result<ProjectFile> => {
  if (text.trim() === '') return fail(projectIssues.empty(name));
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    const { byte, ended, key } = locateDamage(text);
    return fail(ended ? projectIssues.ends(name, byte, key) : projectIssues.damaged(name, byte, key));
  }
  if (!isRecord(raw) || raw['format'] !== 'deepwright') return fail(projectIssues.notProject(name));
  const { version } = raw;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return fail(projectIssues.version(name, version));
  if (version > projectVersion) return fail(projectIssues.newer(name, version, projectVersion));
  try {
    const checked = v.safeParse(fileSchema, migrate(raw), { abortEarly: true });
    return checked.success ? ok(checked.output) : fail(structureIssue(name, checked.issues[0]));
  } catch (error) {
    // Values nested thousands deep exhaust the stack of any reader; nothing the product writes is.
    if (error instanceof RangeError) return fail(projectIssues.tooDeep(name));
    throw error;
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first fault in words: where, what was expected, what came. */
const structureIssue = (name: string, issue: v.BaseIssue<unknown>): Issue => {
  const path = v.getDotPath(issue) ?? '';
  const isMissing = issue.received === 'undefined' && issue.path?.at(-1)?.value === undefined;
  if (isMissing) return projectIssues.missing(name, path);
  const expected = issue.kind === 'schema' ? friendly(issue.expected ?? issue.message) : issue.message;
  return projectIssues.structure(name, path, expected, came(issue.input));
};

/** Valibot's words for what was expected, as people say them. */
const friendly = (expected: string): string =>
  ({
    Object: 'an object',
    Array: 'a list',
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
    never: 'left out, as there is no such field',
  })[expected] ??
  expected
    .replace(/^\(|\)$/g, '')
    .replaceAll(' | ', ' or ')
    .replace(/^!/, 'not ');

const came = (input: unknown): string => {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object' && input !== null) return 'an object';
  const text = JSON.stringify(input) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};
