import { open, stat as statFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { FileFormat } from '../../data/preview';
import { fail, ok, type Issue, type Result } from '../../issues/issue';

/** What can be said of a data file from its size and first bytes. */
export interface FileFacts {
  path: string;
  /** Without folder. */
  name: string;
  /** Size on disk. */
  bytes: number;
  gzip: boolean;
  format: FileFormat;
  /** Only this first part of it, unpacked and ending with a line, is looked at. */
  head?: Uint8Array;
}

const problem = (code: string, message: string, hint: string): Result<never> =>
  fail({ code: `data/${code}`, level: 'error', message, hint });

const hasBytes = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);

const chooseText = 'Choose a file of rows and columns: CSV, TSV, Parquet or JSON lines.';

const parquetMark = [0x50, 0x41, 0x52, 0x31] as const;

/** Files that are often dropped by mistake, by their first bytes: what they are, and what to do. */
const knownKinds: readonly { starts: readonly number[]; is: string; hint: string }[] = [
  {
    starts: [0x50, 0x4b, 0x03, 0x04],
    is: 'a zip archive or a spreadsheet',
    hint: 'Save the sheet as CSV, or unpack the archive, then open the file inside.',
  },
  {
    starts: [0xd0, 0xcf, 0x11, 0xe0],
    is: 'an old Office document',
    hint: 'Save the sheet as CSV, then open that file.',
  },
  { starts: [0x89, 0x50, 0x4e, 0x47], is: 'a PNG picture', hint: chooseText },
  { starts: [0xff, 0xd8, 0xff], is: 'a JPEG picture', hint: chooseText },
  { starts: [0x25, 0x50, 0x44, 0x46], is: 'a PDF document', hint: chooseText },
];

/** Why the system did not let us open the file, in words. */
export const openingIssue = (error: unknown, file: string): Issue => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = path.basename(file);
  const issue = (what: string, message: string, hint: string): Issue => ({
    code: `data/${what}`,
    level: 'error',
    message,
    hint,
  });
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return issue(
        'file-missing',
        `There is no file ${file}.`,
        'It may have been moved or renamed: choose where it is now.',
      );
    case 'EACCES':
    case 'EPERM':
      return issue('no-permission', `${name} may not be read by you.`, 'Ask its owner for permission to read it.');
    case 'EISDIR':
      return issue('is-folder', `${name} is a folder, not a file.`, 'Choose a CSV file inside it.');
    default:
      return issue(
        'unreadable',
        `${name} could not be read: ${error instanceof Error ? error.message : String(error)}.`,
        'Check that the disk is still there, then open the file again.',
      );
  }
};

const readStart = async (handle: FileHandle): Promise<Uint8Array> => {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(8), 0, 8, 0);
  return buffer.subarray(0, bytesRead);
};

/** Opens a file for a first look: whether it is there, may be read, and is not of a kind that cannot be a table. */
export const inspectFile = async (file: string): Promise<Result<FileFacts>> => {
  const name = path.basename(file);
  let handle: FileHandle | undefined;
  try {
    // Before it is opened: the opening of a pipe waits for somebody to write into it.
    const stat = await statFile(file);
    if (stat.isDirectory()) {
      return problem('is-folder', `${name} is a folder, not a file.`, 'Choose a CSV file inside it.');
    }
    if (!stat.isFile()) {
      return problem('not-a-file', `${name} is a device or pipe, not a file.`, 'Write its contents to a file first.');
    }
    if (stat.size === 0) {
      return problem('empty-file', `${name} is empty: it has 0 bytes.`, 'Choose a file with a header line and rows.');
    }
    handle = await open(file, 'r');
    const head = await readStart(handle);
    const known = knownKinds.find((kind) => hasBytes(head, ...kind.starts));
    if (known) return problem('not-text', `${name} is ${known.is}, not a text file of rows and columns.`, known.hint);
    const format = hasBytes(head, ...parquetMark) ? 'parquet' : 'text';
    return ok({ path: file, name, bytes: stat.size, gzip: hasBytes(head, 0x1f, 0x8b), format });
  } catch (error) {
    return fail(openingIssue(error, file));
  } finally {
    await handle?.close();
  }
};
