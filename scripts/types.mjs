/** Type checks: tsc for every project, svelte-check for the renderer. Two at a time, each remembering its last result. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { inTurns } from './lib/in-turns.mjs';
import { ensureKernels } from './lib/kernels.mjs';
import { cacheDir, fromRoot } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';

const projects = [
  'engine/tsconfig.core.json',
  'engine/tsconfig.json',
  'electron/tsconfig.json',
  'test/tsconfig.json',
  'tsconfig.json',
];
const memory = path.join(cacheDir, 'types');

const tsc = (project) => () => {
  const note = path.join(memory, `${project.replace(/\W/g, '-')}.tsbuildinfo`);
  const words = ['--project', project, '--incremental', '--tsBuildInfoFile', note, '--pretty', 'false'];
  return runNode(fromRoot('node_modules', 'typescript', 'bin', 'tsc'), words, { quiet: true });
};

// It reads the renderer's .ts files too. Warnings are shown and do not fail.
const svelteCheck = () =>
  runNode(
    fromRoot('node_modules', 'svelte-check', 'bin', 'svelte-check'),
    ['--workspace', 'renderer', '--tsconfig', './tsconfig.json', '--output', 'human'],
    { quiet: true },
  );

await main(async () => {
  await ensureKernels();
  mkdirSync(memory, { recursive: true });
  const results = await inTurns(2, [svelteCheck, ...projects.map(tsc)]);
  const names = ['svelte-check', ...projects];
  let failed = 0;
  for (const [i, { code, output }] of results.entries()) {
    const text = output.trim();
    if (code !== 0) failed++;
    if (code !== 0 || /warning/i.test(text.replace(/\b0 warnings/, ''))) console.log(`${names[i]}:\n${text}\n`);
  }
  return failed === 0 ? 0 : 1;
});
