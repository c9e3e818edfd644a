import type { Issue } from '@deepwright/engine';

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

type Reason = readonly [what: string, hint: string];

const gone: Reason = ['is not there.', 'It may have been moved, renamed or deleted: locate it and open it again.'];
const refused: Reason = [
  'may not be used: the system refuses access.',
  'Allow access to the file, or choose another place.',
];
const full: Reason = [
  'could not be written: the disk is full.',
  'Free some space, or save to another disk. What was there before is unchanged.',
];
const noFolder: Reason = ['could not be written: its folder is not there.', 'Save it to another place.'];

const reasons: Readonly<Record<string, Reason>> = {
  ENOENT: gone,
  ENOTDIR: gone,
  EACCES: refused,
  EPERM: refused,
  EISDIR: ['is a folder, expected a file.', 'Choose a file in it.'],
  ENOSPC: full,
  EDQUOT: full,
  EROFS: ['could not be written: the disk is read-only.', 'Choose another place.'],
  EBUSY: ['is in use by another program.', 'Close it there, then try again.'],
};

/** Whether the system said this about the file; codes with an underscore are Node's own, for mistakes of ours. */
export const isFileError = (error: unknown): boolean => /^E[A-Z0-9]+$/.test(codeOf(error) ?? '');

/** What the system said when a file was read or written, in words. */
export function fileIssue(file: string, error: unknown, doing: 'read' | 'write'): Issue {
  const code = codeOf(error) ?? '';
  const reason = doing === 'write' && reasons[code] === gone ? noFolder : reasons[code];
  const said = error instanceof Error ? error.message : String(error);
  const [what, hint] = reason ?? [
    `could not be ${doing === 'read' ? 'read' : 'written'}: ${said}.`,
    'Choose another place.',
  ];
  return { code: `file/${doing}`, level: 'error', message: `${file} ${what}`, hint };
}
