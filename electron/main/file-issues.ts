import type { Issue } from '@deepwright/engine';

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const reasons: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOENT: ['is not there.', 'It may have been moved, renamed or deleted: locate it and open it again.'],
  ENOTDIR: ['is not there.', 'It may have been moved, renamed or deleted: locate it and open it again.'],
  EACCES: ['may not be used: the system refuses access.', 'Allow access to the file, or choose another place.'],
  EPERM: ['may not be used: the system refuses access.', 'Allow access to the file, or choose another place.'],
  EISDIR: ['is a folder, expected a file.', 'Choose a file in it.'],
  ENOSPC: ['could not be written: the disk is full.', 'Free some space, or save to another disk. The former file is unchanged.'],
  EDQUOT: ['could not be written: the disk quota is used up.', 'Free some space, or save to another disk.'],
  EROFS: ['could not be written: the disk is read-only.', 'Choose another place.'],
  EBUSY: ['is in use by another program.', 'Close it there, then try again.'],
};

/** Whether the system said this is about the file, and not a mistake of ours. */
export const isFileError = (error: unknown): boolean => codeOf(error) !== undefined;

/** What the system said about a file, in words. */
export function fileIssue(file: string, error: unknown): Issue {
  const known = reasons[codeOf(error) ?? ''];
  const [what, hint] = known ?? [`could not be used: ${error instanceof Error ? error.message : String(error)}.`, undefined];
  return { code: 'file/unusable', level: 'error', message: `${file} ${what}`, ...(hint ? { hint } : {}) };
}
