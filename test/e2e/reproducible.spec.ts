import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, root, test } from './support/app';

/** The binary that the app's window runs on. */
const electron = createRequire(import.meta.url)('electron') as unknown as string;

/** What test/golden/hashes/runner.ts prints. */
interface Report {
  electron: string | null;
  v8: string;
  hashes: Record<string, string>;
}

test('Electron’s own Node trains every run of the table to the same bits', async ({ folder }) => {
  const runner = path.join(folder, 'runner.cjs');
  await build({
    entryPoints: [path.join(root, 'test/golden/hashes/runner.ts')],
    outfile: runner,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18.15',
    logLevel: 'error',
  });
  const report = (executable: string): Report => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    return JSON.parse(execFileSync(executable, [runner, root], { encoding: 'utf8', env })) as Report;
  };
  const table = JSON.parse(readFileSync(path.join(root, 'test/golden/hashes/table.json'), 'utf8')) as Report['hashes'];

  const inElectron = report(electron);
  expect(inElectron.electron).not.toBeNull();
  expect(inElectron.hashes).toEqual(table);

  const inNode = report(process.execPath);
  expect(inNode.electron).toBeNull();
  expect(inNode.hashes).toEqual(table);
});
