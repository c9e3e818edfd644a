import { build } from 'esbuild';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const host = path.resolve(import.meta.dirname, '..');
const modules = path.resolve(host, '../../../node_modules');

/** A worker script of the host, compiled as the app does it, in a folder of its own. */
export interface BundledWorker {
  file: string;
  remove: () => Promise<void>;
}

/** Compiles a worker script, `data/data-worker` or the text of one that imports from the host folder. */
export const bundleWorker = async (script: string): Promise<BundledWorker> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'deepwright-worker-'));
  await symlink(modules, path.join(folder, 'node_modules'), 'junction');
  const file = path.join(folder, 'worker.cjs');
  const source = script.includes('\n') ? script : `import './${script}';`;
  await build({
    stdin: { contents: source, resolveDir: host, loader: 'ts' },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['@duckdb/*'],
    // What a CommonJS script never asks of import.meta.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  return { file, remove: () => rm(folder, { recursive: true }) };
};
