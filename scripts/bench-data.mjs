/**
 * `npm run bench:data`: reading tables, side by side with pandas and papaparse in one run. `--install` brings the peers;
 * `--rounds N` (5), `--rows N` (1000000), `--large` (a file of 2 GB: first look, giving up), `--window` (gaps between frames
 * of the real window while a file is imported), `--json`. Timings are ratios of medians, with the order rotated each round.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { numbersFile, repeatedFile } from './lib/bench-files.mjs';
import { buildApp } from './lib/build.mjs';
import { cacheDir, fromRoot } from './lib/paths.mjs';
import { runPlaywright } from './lib/playwright.mjs';
import { SetupError, main, run, runNode, runNpm, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const peers = path.join(cacheDir, 'bench', 'peers');
const bundles = path.join(cacheDir, 'bench', 'bundles');
const source = (name) => fromRoot('test', 'bench', 'data', name);

async function installPeers() {
  mkdirSync(peers, { recursive: true });
  const npm = await runNpm(['install', '--prefix', peers, '--no-save', 'papaparse@5.5.3']);
  const apt = await run('apt-get', ['install', '-y', '--no-install-recommends', 'python3-pandas']);
  return npm.code || apt.code;
}

/** Our own programs are bundled like the app's: without a build step in the time that is measured. */
async function bundle(name) {
  const outfile = path.join(bundles, `${name}.mjs`);
  await build({
    entryPoints: [source(`${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node18',
    external: ['@duckdb/*'],
    logLevel: 'error',
  });
  return outfile;
}

async function contestants() {
  const ours = await bundle('ours');
  const opened = await bundle('ours-opened');
  const all = [
    { name: 'deepwright, float32 columns', run: (file) => runNode(ours, [file], { quiet: true }) },
    { name: 'deepwright, with statistics', run: (file) => runNode(opened, [file], { quiet: true }) },
  ];
  const python = await run('/usr/bin/python3', ['-c', 'import pandas'], { quiet: true });
  if (python.code === 0)
    all.push({
      name: 'pandas',
      run: (file) => run('/usr/bin/python3', [source('pandas_read.py'), file], { quiet: true }),
    });
  if (existsSync(path.join(peers, 'node_modules', 'papaparse')))
    all.push({ name: 'papaparse', run: (file) => runNode(source('papaparse.mjs'), [file, peers], { quiet: true }) });
  return all;
}

async function once({ name, run: start }, file) {
  const { code, output } = await start(file);
  if (code !== 0) throw new SetupError(`${name} failed:\n${output}`);
  return JSON.parse(output.trim().split('\n').at(-1));
}

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** Everyone has to have read the same numbers: a wrong sum voids the time. */
function voidIfWrong(name, result, expected) {
  const wrong = Math.abs(result.sum / expected.sum - 1) > 1e-6;
  if (wrong || result.rows !== expected.rows)
    throw new SetupError(`${name} read other numbers: ${JSON.stringify(result)}`);
}

async function readTables(file, rounds) {
  const all = await contestants();
  const results = new Map(all.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < all.length; i++) {
      const each = all[(i + round) % all.length];
      results.get(each.name).push(await once(each, file));
    }
  }
  const expected = results.get(all[0].name)[0];
  return all.map(({ name }) => {
    const own = results.get(name);
    for (const result of own) voidIfWrong(name, result, expected);
    return { name, seconds: median(own.map((r) => r.seconds)), megabytes: median(own.map((r) => r.megabytes)), rounds };
  });
}

async function largeFile(million) {
  const file = await repeatedFile(million, 2_000_000_000);
  const large = await bundle('large');
  const worker = path.join(bundles, 'data-worker.mjs');
  await build({
    entryPoints: [fromRoot('engine', 'src', 'host', 'data', 'data-worker.ts')],
    outfile: worker,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@duckdb/*'],
    logLevel: 'error',
  });
  const result = await once(
    { name: 'the large file', run: (path) => runNode(large, [path, worker], { quiet: true }) },
    file,
  );
  rmSync(file);
  return result;
}

async function inWindow(file) {
  const runtime = await setUp();
  const { code } = await buildApp({ onlyIfStale: true });
  if (code !== 0) throw new SetupError('the build failed, see above.');
  process.env.DEEPWRIGHT_BENCH_FILE = file;
  const { report } = await runPlaywright(runtime, 'bench');
  const found = /BENCH (\{.*?\})/.exec(
    JSON.parse(`"${readFileSync(report, 'utf8').match(/BENCH \{[^}]*\}/)?.[0] ?? ''}"`),
  );
  if (!found) throw new SetupError('the window said nothing, see above.');
  return JSON.parse(found[1]);
}

function print({ file, megabytes, tables, large, window }) {
  console.log(`\n${path.basename(file)}, ${megabytes.toFixed(0)} MB; medians\n`);
  const pandas = tables.find(({ name }) => name === 'pandas');
  for (const { name, seconds, megabytes: peak } of tables) {
    const ratio = pandas ? `${(seconds / pandas.seconds).toFixed(2)} × pandas` : '';
    console.log(`${name.padEnd(30)} ${seconds.toFixed(2).padStart(6)} s  ${peak.toFixed(0).padStart(5)} MB  ${ratio}`);
  }
  if (large) {
    console.log(
      `\n2 GB: first look ${large.previewSeconds.toFixed(2)} s, ended ${large.cancelMilliseconds.toFixed(0)} ms after giving up,`,
    );
    console.log(
      `a tenth of its rows (${large.tenthRows}) in ${large.tenthSeconds.toFixed(1)} s, peak ${large.megabytes.toFixed(0)} MB`,
    );
  }
  if (window) {
    const { seconds, worstFrameMilliseconds, frames } = window;
    console.log(
      `\nin the window: imported in ${seconds.toFixed(1)} s; worst gap between two frames ${worstFrameMilliseconds.toFixed(0)} ms (${frames} frames)`,
    );
  }
}

await main(async () => {
  const { values } = parseArgs({
    options: {
      install: { type: 'boolean' },
      json: { type: 'boolean' },
      large: { type: 'boolean' },
      window: { type: 'boolean' },
      rounds: { type: 'string', default: '5' },
      rows: { type: 'string', default: '1000000' },
    },
  });
  if (values.install) return installPeers();
  mkdirSync(bundles, { recursive: true });
  const rows = Number(values.rows);
  say(`a table of ${rows} rows and 20 columns of numbers`);
  const file = await numbersFile(rows);
  const tables = await readTables(file, Number(values.rounds));
  const result = {
    file,
    megabytes: readFileSync(file).length / 1e6,
    tables,
    ...(values.large ? { large: await largeFile(file) } : {}),
    ...(values.window ? { window: await inWindow(file) } : {}),
  };
  if (values.json) console.log(JSON.stringify(result));
  else print(result);
  if (tables.length < 4) say('npm run bench:data -- --install brings the peers that are missing');
  return 0;
});
