/** Where whatever opens a window works: in the checkout, or in a copy that root's ordinary user can read. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { canRead } from './ordinary-user.mjs';
import { fromRoot, resultsDir, root } from './paths.mjs';
import { SetupError, run, say } from './run.mjs';

/** The checkout itself, as { folder, runtime, node, leave }. */
export const atHome = (runtime) => ({ folder: root, runtime, node: process.execPath, leave() {} });

const giveTo = (user, folder) => run('chown', ['-R', `${user.uid}:${user.gid}`, folder], { quiet: true });

/** The checkout when the user can read everything in it that matters, otherwise a copy. */
export async function placeFor(user, runtime) {
  mkdirSync(resultsDir, { recursive: true });
  await giveTo(user, resultsDir);
  const needed = [
    fromRoot('package.json'),
    fromRoot('out', 'main', 'index.js'),
    fromRoot('node_modules', '@playwright', 'test', 'package.json'),
    resultsDir,
    runtime.executable,
    process.execPath,
  ];
  if (await canRead(user, needed)) return atHome(runtime);
  say(`the user ${user.name} cannot read this folder: working from a copy`);
  return copyFor(user, runtime);
}

/** A copy in the user's home, for one run. Leaving it brings the results back. */
async function copyFor(user, runtime) {
  const folder = mkdtempSync(path.join(user.home, 'checkout-'));
  const entries = readdirSync(root).filter((name) => name !== '.git');
  const sources = entries.map((name) => path.join(root, name));
  const copied = await run('cp', ['-a', '--reflink=auto', ...sources, folder], { quiet: true });
  if (copied.code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new SetupError(
      `expected to copy the checkout to ${folder}, but: ${copied.output.trim()}\n` +
        `Free some space there, or move the checkout to a folder that ${user.name} can read.`,
    );
  }
  const dist = await reachable(user, runtime.dist, runtime.executable, folder);
  const node = await reachable(user, process.execPath, process.execPath, folder);
  await giveTo(user, folder);

  const executable = path.join(dist, path.relative(runtime.dist, runtime.executable));
  const env = { ELECTRON_OVERRIDE_DIST_PATH: dist, ELECTRON_EXEC_PATH: executable };
  const leave = () => {
    const results = path.join(folder, 'test', 'results');
    if (existsSync(results)) cpSync(results, resultsDir, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
    process.off('exit', leave);
  };
  // Also when the run is interrupted.
  process.once('exit', leave);
  return { folder, runtime: { ...runtime, dist, executable, env }, node, leave };
}

/** Where the user finds a file or folder: in the copy of the checkout, where it is, or copied along. */
async function reachable(user, what, probe, folder) {
  const inCheckout = path.relative(root, what);
  if (!inCheckout.startsWith('..') && !path.isAbsolute(inCheckout)) return path.join(folder, inCheckout);
  if (await canRead(user, [probe])) return what;
  const brought = path.join(folder, '.cache', 'brought', path.basename(what));
  cpSync(what, brought, { recursive: true, verbatimSymlinks: true });
  return brought;
}
