import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { openingIssue } from '../host/data/file-facts';
import { saveFile } from '../host/files';
import { fail, ok, type Result } from '../issues/issue';

/** Files that are no tables: weights, masks, checkpoints, models, traces. */

/** A file's bytes; why it cannot be read is an issue of `area`. */
export const readBytes = async (file: string, area: string): Promise<Result<Uint8Array>> => {
  try {
    // A plain array: a Buffer's `slice` is a view of shared memory, not a copy.
    return ok(new Uint8Array(await readFile(file)));
  } catch (error) {
    const issue = openingIssue(error, file);
    return fail({ ...issue, code: issue.code.replace('data/', `${area}/`), hint: 'Check the path of the file.' });
  }
};

/** Reads a file by a function that does not know its name; the name then stands in front of what is wrong. */
export const readAs = async <T>(
  file: string,
  area: string,
  read: (bytes: Uint8Array) => Result<T>,
): Promise<Result<T>> => {
  const bytes = await readBytes(file, area);
  if (!bytes.ok) return bytes;
  const made = read(bytes.value);
  if (made.ok) return made;
  const name = path.basename(file);
  return fail(...made.issues.map((issue) => ({ ...issue, message: `${name}: ${issue.message}` })));
};

/** Writes a file whole, or not at all; missing folders are made. `option` is what to change when it fails. */
export const writeBytes = async (file: string, bytes: Uint8Array, option: string): Promise<Result<string>> => {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await saveFile(file, bytes);
    return ok(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return fail({
      code: 'export/not-written',
      level: 'error',
      message: `${file} could not be written: ${error.message}.`,
      hint: `Choose another place with ${option}.`,
    });
  }
};

const linesAtOnce = 4096;

/** Lines as the bytes of a text file, however long: one string holds half a gigabyte at most. */
export const bytesOfLines = (lines: Iterable<string>): Uint8Array => {
  const parts: Buffer[] = [];
  let block: string[] = [];
  const take = (): void => {
    parts.push(Buffer.from(block.map((line) => `${line}\n`).join('')));
    block = [];
  };
  for (const line of lines) if (block.push(line) === linesAtOnce) take();
  take();
  return Buffer.concat(parts);
};
