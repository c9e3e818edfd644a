/**
 * `npm test`: sets up what is missing and runs everything, each stage whatever became of the one before.
 * The last line is the sum: `N passed, N failed`. Each of the static stages counts as one test.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildApp } from './lib/build.mjs';
import { staticChecks } from './lib/checks.mjs';
import { playwrightCounts, vitestCounts } from './lib/counts.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inTurns } from './lib/in-turns.mjs';
import { ensureKernels } from './lib/kernels.mjs';
import { fromRoot, resultsDir } from './lib/paths.mjs';
import { runPlaywright } from './lib/playwright.mjs';
import { SetupError, main, runNode } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const total = { passed: 0, failed: 0 };

/** Runs one stage and prints its heading: a mark, its name, its seconds, and what it counted. */
async function stage(name, body) {
  const started = Date.now();
  let counts, output;
  try {
    ({ counts, output = '' } = await body());
  } catch (error) {
    counts = { passed: 0, failed: 1 };
    output = error instanceof SetupError ? error.message : error.stack;
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const isSingle = counts.passed + counts.failed < 2;
  const sum = isSingle ? '' : `${counts.passed} passed, ${counts.failed} failed`;
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${name.padEnd(18)} ${seconds.padStart(6)} s   ${sum}`.trimEnd());
  const text = stripVTControlCharacters(output).trim();
  if (counts.failed > 0 && text) console.log(`${text.replace(/^/gm, '    ')}\n`);
}

/** A stage that is one test: it passes when its command ends with 0. */
const single = (name, command) => () =>
  stage(name, async () => {
    const { code, output } = await command();
    return { counts: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }, output };
  });

async function unitStage() {
  const report = path.join(resultsDir, 'unit.json');
  rmSync(report, { force: true });
  const { code } = await runNode(fromRoot('node_modules', 'vitest', 'vitest.mjs'), ['run'], {
    env: plain(process.env),
  });
  return { counts: agree(vitestCounts(report), code) };
}

async function endToEndStage(runtime) {
  const { code, report } = await runPlaywright(runtime, 'e2e');
  return { counts: agree(playwrightCounts(report), code) };
}

/** In a file or a log colours are noise; vitest takes CI for a terminal that shows them. */
const plain = (env) => (process.stdout.isTTY || env.FORCE_COLOR ? env : { ...env, NO_COLOR: '1' });

/** A runner that ends badly has failed, even when every test in its report passed. */
const agree = (counts, code) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

await main(async () => {
  let hasDependencies = false;
  let runtime;
  await stage('set-up', async () => {
    await ensureDependencies();
    hasDependencies = true;
    runtime = await setUp();
    return { counts: { passed: 0, failed: 0 } };
  });
  // Only the window needs the rest of the set-up.
  if (hasDependencies) {
    await stage('kernels', async () => {
      await ensureKernels();
      return { counts: { passed: 1, failed: 0 } };
    });
    await inTurns(
      2,
      staticChecks.map(({ name, run }) => single(name, run)),
    );
    await stage('unit and contract', unitStage);
    let built = false;
    await single('build', async () => {
      const result = await buildApp({ quiet: true });
      built = result.code === 0;
      return result;
    })();
    await stage('end to end', () => {
      if (!runtime) throw new SetupError('not run: the set-up failed, see above.');
      if (!built) throw new SetupError('not run: there is no build to open.');
      return endToEndStage(runtime);
    });
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
});
