import * as v from 'valibot';
import { projectIssues } from '../issues/project';
import { fail, ok, type Result } from '../issues/issue';
import { fromBase64 } from './base64';
import { locateDamage } from './locate-damage';
import { migrate } from './migrations';
import { projectVersion, type ProjectFile } from './project-file';
import { runSchema } from './run-schema';
import { documentSchema } from './schema';

const fileSchema = v.object({
  format: v.literal('deepwright'),
  version: v.literal(projectVersion),
  document: documentSchema,
  runs: v.array(runSchema),
});

/** A project from its text. `name` is the file's, for messages. Unknown kinds of blocks are kept: the plan tells of them. */
export const parseProject = (text: string, name = 'The file'): Result<ProjectFile> => {
  if (text.trim() === '') return fail(projectIssues.empty(name));
  let raw: unknown;
  try {
    raw = JSON.parse(text, revive);
  } catch {
    const { byte, ended, key } = locateDamage(text);
    const place = key === null ? '' : ` in the middle of ‘${key}’`;
    return fail(ended ? projectIssues.ends(name, byte, place) : projectIssues.notJson(name, byte, place));
  }
  if (typeof raw !== 'object' || raw === null || (raw as { format?: unknown }).format !== 'deepwright') {
    return fail(projectIssues.notProject(name));
  }
  const { version } = raw as { version?: unknown };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > projectVersion) {
    return fail(projectIssues.newer(name, version, projectVersion));
  }
  const checked = v.safeParse(fileSchema, migrate(raw as Record<string, unknown>), { abortEarly: true });
  if (checked.success) return ok(checked.output as unknown as ProjectFile);
  const wrong = checked.issues[0];
  const expected = (wrong.expected ?? wrong.message).replace(/^!/, 'not ');
  return fail(projectIssues.structure(name, v.getDotPath(wrong) ?? '', expected, wrong.received));
};

/** Turns the forms of `stringifyProject` back: `{"float32": …}`, `{"float64": …}`, `{"number": "NaN"}`. */
const revive = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  if (keys.length !== 1) return value;
  const only = (value as Record<string, unknown>)[keys[0]!];
  if (typeof only !== 'string') return value;
  if (keys[0] === 'number' && /^(NaN|-?Infinity)$/.test(only)) return Number(only);
  if (keys[0] !== 'float32' && keys[0] !== 'float64') return value;
  const bytes = fromBase64(only);
  const size = keys[0] === 'float32' ? 4 : 8;
  if (!bytes || bytes.length % size !== 0) return value;
  return keys[0] === 'float32' ? new Float32Array(bytes.buffer) : new Float64Array(bytes.buffer);
};
