import { existsSync, readFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';
import { SetupError, runNpm, say } from './run.mjs';

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * What separates node_modules from the lockfile, or undefined when nothing does.
 * npm writes node_modules/.package-lock.json last, so an interrupted install is noticed, and an install
 * the user made by hand counts. Packages for other platforms are optional and may be missing.
 */
export function dependencyGap() {
  const installedFile = fromRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'not installed yet';
  let wanted, installed;
  try {
    wanted = readPackages(fromRoot('package-lock.json'));
    installed = readPackages(installedFile);
  } catch (error) {
    return error.message;
  }
  for (const [name, entry] of Object.entries(wanted)) {
    if (name === '') continue;
    const present = installed[name];
    if (!present && entry.optional) continue;
    if (present?.version !== entry.version || present?.integrity !== entry.integrity || !existsSync(fromRoot(name))) {
      return `${name.replace(/^.*node_modules\//, '')} is missing or another version`;
    }
  }
  return undefined;
}

/** Installs the packages of the lockfile, unless they are there. */
export async function ensureDependencies() {
  const gap = dependencyGap();
  if (!gap) return;
  say(`installing dependencies from package-lock.json (${gap})`);
  // NODE_ENV=production or a strict engines setting of the user's would leave out what the build needs.
  const flags = ['--include=dev', '--include=optional', '--engine-strict=false', '--no-audit', '--no-fund'];
  const { code } = await runNpm(['ci', '--loglevel=error', ...flags]);
  const left = code === 0 ? dependencyGap() : `npm ci ended with code ${code}`;
  if (left) {
    throw new SetupError(
      `expected npm ci to install the packages of package-lock.json, but: ${left}.\n` +
        'Check the messages above and the connection to the npm registry (npm ping), then start again.',
    );
  }
}
