#!/usr/bin/env node
/** The command line: compiles the kernels and bundles engine/src/cli/main.ts when a source has changed, then runs it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const engine = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'wasm'].map((name) => path.join(engine, name));
const kernels = path.join(engine, '..', 'scripts', 'kernels.mjs');
const bundle = path.join(engine, 'dist', 'cli.mjs');
const stampFile = path.join(engine, 'dist', 'cli.stamp');

/** Changes with the name, size or time of any source. */
function readSources() {
  const lines = [];
  for (const folder of sources) {
    for (const name of readdirSync(folder, { recursive: true }).sort()) {
      const { size, mtimeMs } = statSync(path.join(folder, name));
      lines.push(`${name} ${size} ${mtimeMs}`);
    }
  }
  return lines.join('\n');
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function build() {
  const { build: bundleWith } = await import('esbuild');
  const aside = `${bundle}.${process.pid}`;
  await bundleWith({
    entryPoints: [path.join(engine, 'src', 'cli', 'main.ts')],
    outfile: aside,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node18',
    external: ['@duckdb/*'],
    logLevel: 'silent',
  });
  // Another command may be reading the old one.
  renameSync(aside, bundle);
}

async function ensureBundle() {
  if (readText(stampFile) === readSources() && readText(bundle) !== undefined) return;
  mkdirSync(path.dirname(bundle), { recursive: true });
  // Its words are not those of the command that was asked for.
  execFileSync(process.execPath, [kernels], { stdio: ['ignore', 'ignore', 'inherit'] });
  const now = readSources();
  await build();
  writeFileSync(stampFile, now);
}

/** One line for each mistake of the build: where, and what. */
function explain(error) {
  if (error.code === 'ERR_MODULE_NOT_FOUND') return `${error.message}\nInstall the dependencies first: npm ci`;
  if (!Array.isArray(error.errors)) return error.message;
  return error.errors
    .map(({ location, text }) => (location ? `${location.file}:${location.line}: ${text}` : text))
    .join('\n');
}

try {
  await ensureBundle();
} catch (error) {
  console.error(`deepwright: the command line could not be built.\n${explain(error)}`);
  process.exit(1);
}
const { main } = await import(pathToFileURL(bundle));
process.exitCode = await main(process.argv.slice(2));
