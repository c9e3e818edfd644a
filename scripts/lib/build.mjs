import { existsSync, rmSync } from 'node:fs';
import { fingerprint, readStamp, writeStamp } from './freshness.mjs';
import { ensureKernels } from './kernels.mjs';
import { fromRoot } from './paths.mjs';
import { runNode } from './run.mjs';

const sources = [
  'electron',
  'renderer',
  'engine',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const stampFile = fromRoot('.cache', 'build-stamp');

export const electronVite = fromRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');

/** Builds the app into out/; with `onlyIfStale` not when the sources are those of the last good build. */
export async function buildApp({ onlyIfStale = false, quiet = false } = {}) {
  await ensureKernels();
  const now = fingerprint(sources);
  const built = existsSync(fromRoot('out', 'main', 'index.js')) && readStamp(stampFile) === now;
  if (onlyIfStale && built) return { code: 0, output: '' };
  rmSync(stampFile, { force: true });
  const result = await runNode(electronVite, ['build', '--logLevel', 'warn'], { quiet });
  if (result.code === 0) writeStamp(stampFile, now);
  return result;
}
