import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** Folders that never hold sources. */
const skipped = new Set(['node_modules', 'dist', 'results', '.git']);

function* filesBelow(entry) {
  const stats = statSync(entry, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) {
    yield [entry, stats];
    return;
  }
  for (const name of readdirSync(entry).sort()) {
    if (!skipped.has(name)) yield* filesBelow(path.join(entry, name));
  }
}

/** A short text that changes with any of the files: their names, sizes and times, which is quick to read. */
export function fingerprint(entries) {
  const hash = createHash('sha256');
  for (const entry of entries) {
    for (const [file, stats] of filesBelow(path.resolve(root, entry))) {
      hash.update(`${path.relative(root, file)}\0${stats.size}\0${stats.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, value);
}
