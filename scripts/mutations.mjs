/**
 * `npm run mutations`: plants known bugs into the mathematics, one at a time, and runs the tests that must find each.
 * `--only NAME` (a part of the name will do) plants some, `--list` tells which there are.
 * A bug counts as found when a test fails that passes without it. All found: 0, one survives: 1. test/mutations/SCORE.md
 * keeps the result of a whole run.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runnerImport } from 'vite';
import { inTurns } from './lib/in-turns.mjs';
import { fromRoot, resultsDir, root } from './lib/paths.mjs';
import { SetupError, main, runNode, say } from './lib/run.mjs';

const folder = fromRoot('test', 'mutations');
const reports = path.join(resultsDir, 'mutations');
const timeout = 120_000;

async function readMutations() {
  const { module } = await runnerImport(path.join(folder, 'mutations.ts'), { configFile: false, logLevel: 'error' });
  return module.mutations;
}

/** Runs tests with a bug, or without: { failed: the tests that failed, seconds, output }; `failed` is null when none ran. */
async function runTests(name, tests, env) {
  const report = path.join(reports, `${name}.json`);
  rmSync(report, { force: true });
  const started = Date.now();
  const words = ['run', '--config', path.join(folder, 'vitest.config.ts'), '--reporter=json', `--outputFile=${report}`];
  const { output } = await runNode(fromRoot('node_modules', 'vitest', 'vitest.mjs'), [...words, ...tests], {
    quiet: true,
    timeout,
    env: { ...process.env, DEEPWRIGHT_MUTATION: '', ...env },
  });
  return { failed: failedTests(report), seconds: (Date.now() - started) / 1000, output };
}

/** Tests that ran and failed; null where some could not even be loaded and none failed, which proves nothing. */
function failedTests(report) {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName }) => `${path.relative(root, name).replaceAll('\\', '/')}: ${fullName}`),
    );
    const isBroken = testResults.length === 0 || testResults.some(({ status }) => status === 'failed');
    return failed.length === 0 && isBroken ? null : failed;
  } catch {
    return null;
  }
}

/** Without a bug everything must pass, or nothing is proved by a failure. */
async function checkTests(mutations) {
  const tests = [...new Set(mutations.flatMap((each) => each.tests))];
  const { failed, output } = await runTests('none', tests, {});
  if (failed === null) throw new SetupError(`the tests could not be run:\n${output.trim()}`);
  if (failed.length > 0)
    throw new SetupError(`expected that all tests pass without a bug; failed:\n  ${failed.join('\n  ')}`);
}

async function plant({ name, tests }) {
  const result = await runTests(name, [...tests, '--bail=1'], { DEEPWRIGHT_MUTATION: name });
  const [by] = result.failed ?? [];
  const verdict = by ? 'found' : result.failed ? 'SURVIVES' : 'NOT RUN';
  console.log(
    `${verdict.padEnd(8)} ${name.padEnd(36)} ${result.seconds.toFixed(1).padStart(5)} s  ${by ?? ''}`.trimEnd(),
  );
  return { found: Boolean(by), by, verdict };
}

const inTable = (text) => text.replaceAll('|', '\\|');

/** The result of a whole run, without seconds: they differ each time. */
const scoreOf = (mutations, results) => `# Planted bugs

Written by \`npm run mutations\`: ${results.filter(({ found }) => found).length} of ${mutations.length} bugs are found by the tests.
Each is one change of one line, planted alone while the tests run; the hashes in test/golden/hashes are not asked.

| bug | file | what is wrong then | found by |
|---|---|---|---|
${mutations
  .map(
    ({ name, file, why }, i) =>
      `| ${name} | ${file.replace('engine/src/', '')} | ${inTable(why)} | ${inTable(results[i].by ?? results[i].verdict)} |`,
  )
  .join('\n')}
`;

await main(async () => {
  const [word, wanted = ''] = process.argv.slice(2);
  const all = await readMutations();
  if (word === '--list') {
    for (const { name, file, why } of all) console.log(`${name.padEnd(36)} ${file.padEnd(44)} ${why}`);
    return 0;
  }
  if (word && !(word === '--only' && wanted)) throw new SetupError(`expected --list or --only NAME, came ‘${word}’.`);
  const chosen = all.filter(({ name }) => name.includes(wanted));
  if (chosen.length === 0) throw new SetupError(`there is no bug ‘${wanted}’; --list tells which there are.`);
  mkdirSync(reports, { recursive: true });
  say(`${chosen.length} bugs; first the tests without any`);
  await checkTests(chosen);
  const results = await inTurns(
    2,
    chosen.map((each) => () => plant(each)),
  );
  if (!wanted) writeFileSync(path.join(folder, 'SCORE.md'), scoreOf(all, results));
  const found = results.filter((each) => each.found).length;
  console.log(`${found} of ${chosen.length} bugs found`);
  return found === chosen.length ? 0 : 1;
});
