import type { Stats } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { access, chmod, constants, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Ends the name of a file that is being written. */
const unfinished = '.deepwright-tmp';
const dayInMs = 24 * 60 * 60 * 1000;

/** Where the bytes will really stand: a link keeps pointing at its file, which is replaced. */
const finalPlace = async (file: string): Promise<string> => {
  try {
    return await realpath(file);
  } catch {
    return path.resolve(file);
  }
};

/** An error like the system's own. */
const systemError = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/**
 * The access rights of the file that is replaced, null when there is none. What may not be written is not replaced,
 * and neither is anything but a file: renaming over a device or pipe would take it away.
 */
const formerMode = async (file: string): Promise<number | null> => {
  let former: Stats;
  try {
    former = await stat(file);
  } catch {
    return null;
  }
  if (former.isDirectory()) throw systemError('EISDIR', `${file} is a folder`);
  if (!former.isFile()) throw systemError('EINVAL', `${file} is a device or pipe, not a file`);
  await access(file, constants.W_OK);
  return former.mode & 0o777;
};

const writeAside = async (aside: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(aside, 'wx', 0o666);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    const { size } = await handle.stat();
    if (size !== bytes.length) {
      throw systemError('EIO', `only ${size} of ${bytes.length} bytes were written`);
    }
  } finally {
    await handle.close();
  }
};

/** Makes the new name last through a power cut. Windows has no such call for folders. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes a file so that at every moment either the former or the whole new file is there: into a new file beside it,
 * to the disk, its size checked, then renamed over the former one. Rejects with the system's error, the former file
 * untouched and nothing left behind.
 */
export const saveFile = async (file: string, bytes: Uint8Array): Promise<void> => {
  const place = await finalPlace(file);
  const mode = await formerMode(place);
  const folder = path.dirname(place);
  const aside = path.join(folder, `.${path.basename(place)}.${randomBytes(6).toString('hex')}${unfinished}`);
  try {
    await writeAside(aside, bytes);
    if (mode !== null) await chmod(aside, mode);
    await rename(aside, place);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(folder);
};

/**
 * Removes what a crash or power cut left unfinished in a folder. Files younger than a day stay: another program
 * may be writing them. Gives the names removed.
 */
export const sweepUnfinished = async (folder: string, now: number = Date.now()): Promise<string[]> => {
  const removed: string[] = [];
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    return removed;
  }
  for (const name of names) {
    if (!name.startsWith('.') || !name.endsWith(unfinished)) continue;
    const file = path.join(folder, name);
    try {
      const found = await stat(file);
      if (!found.isFile() || now - found.mtimeMs < dayInMs) continue;
      await rm(file);
      removed.push(name);
    } catch {
      // Gone in the meantime, or not ours to remove.
    }
  }
  return removed;
};
