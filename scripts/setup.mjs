/**
 * Everything `npm start` and `npm test` need that may be missing: packages, system libraries, Electron.
 * Quick when nothing is. `npm run setup` does only this.
 */
import path from 'node:path';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { SetupError, main, say } from './lib/run.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';

/** Resolves to the Electron runtime that the caller hands to what it starts. */
export async function setUp() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(
      `expected Node 20.19 or newer, came ${process.version}. Install a newer one: https://nodejs.org`,
    );
  }
  await ensureDependencies();
  await ensureSystemPackages();
  return ensureElectron();
}

if (path.resolve(process.argv[1]) === import.meta.filename) {
  await main(async () => {
    const { version, dist } = await setUp();
    say(`ready: Electron ${version} in ${dist}`);
  });
}
