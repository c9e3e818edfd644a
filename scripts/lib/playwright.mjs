import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { resultsDir } from './paths.mjs';
import { runWithWindow } from './window.mjs';

/** Runs one of the projects of test/playwright.config.ts in a real window; its report is test/results/<project>.json. */
export async function runPlaywright(runtime, project, words = []) {
  const report = path.join(resultsDir, `${project}.json`);
  mkdirSync(resultsDir, { recursive: true });
  rmSync(report, { force: true });
  const code = await runWithWindow(
    runtime,
    ({ folder, node }) => [
      node,
      path.join(folder, 'node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      '--config',
      path.join(folder, 'test', 'playwright.config.ts'),
      `--project=${project}`,
      ...words,
    ],
    { virtual: true, env: { DEEPWRIGHT_RESULTS: `results/${project}.json` } },
  );
  return { code, report };
}
