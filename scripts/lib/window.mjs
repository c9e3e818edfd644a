/** Runs whatever opens a window: as an ordinary user when called by root, on a virtual display when there is none. */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  bringBack,
  canRead,
  copyCheckout,
  ensureOrdinaryUser,
  ensureSandboxPossible,
  identity,
  isRoot,
} from './ordinary-user.mjs';
import { fromRoot, resultsDir, root } from './paths.mjs';
import { SetupError, run, say } from './run.mjs';

const hasDisplay = () => Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const virtualDisplay = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'];

async function onVirtualDisplay(command, env) {
  const { code } = await run('xvfb-run', ['--help'], { quiet: true });
  if (code !== 0) {
    throw new SetupError('there is no display, and no xvfb-run to make a virtual one. Install xvfb, or set DISPLAY.');
  }
  const own = { ...env, XDG_SESSION_TYPE: 'x11' };
  delete own.DISPLAY;
  delete own.WAYLAND_DISPLAY;
  return { command: [...virtualDisplay, ...command], env: own };
}

/** Lets the ordinary user draw on root's X display, by a copy of its key. */
async function shareDisplay(user, env) {
  if (!env.DISPLAY) {
    throw new SetupError(
      'as root, the window needs an X display (DISPLAY) or none at all, but came only WAYLAND_DISPLAY.',
    );
  }
  const source = env.XAUTHORITY ?? path.join(env.HOME ?? '/root', '.Xauthority');
  if (!existsSync(source)) return env;
  const key = path.join(user.home, '.Xauthority');
  cpSync(source, key);
  await run('chown', [`${user.uid}:${user.gid}`, key], { quiet: true });
  return { ...env, XAUTHORITY: key, WAYLAND_DISPLAY: '' };
}

/**
 * `words` gets the folder to work from, the Electron folder's runtime paths and Node's path, and gives the command:
 * as root they may be those of a copy that the ordinary user can read.
 * `virtual` asks for the virtual display even where there is a real one, as tests should not disturb anybody.
 */
export async function runWithWindow(runtime, words, { virtual = false, env: extra = {} } = {}) {
  let env = { ...process.env, ...runtime.env, ...extra };
  const needsVirtual = process.platform === 'linux' && (virtual || !hasDisplay());
  const user = isRoot() ? await ensureOrdinaryUser() : undefined;
  if (user) await ensureSandboxPossible(user);
  if (user && !needsVirtual) env = await shareDisplay(user, env);
  if (!virtual && needsVirtual) say('no display (DISPLAY and WAYLAND_DISPLAY are unset): running under xvfb-run -a');

  const place = user ? await placeFor(user, runtime) : { folder: root, runtime, node: process.execPath, leave() {} };
  try {
    let command = words({ folder: place.folder, executable: place.runtime.executable, node: place.node });
    env = { ...env, ...place.runtime.env };
    if (needsVirtual) ({ command, env } = await onVirtualDisplay(command, env));
    const options = user ? identity(user, env) : { env };
    const [first, ...rest] = command;
    return (await run(first, rest, { cwd: place.folder, ...options })).code;
  } finally {
    place.leave();
  }
}

/** Where the ordinary user can work: here when everything is readable, otherwise in a copy. */
async function placeFor(user, runtime) {
  mkdirSync(resultsDir, { recursive: true });
  await run('chown', ['-R', `${user.uid}:${user.gid}`, resultsDir], { quiet: true });
  const probes = [
    fromRoot('package.json'),
    fromRoot('out', 'main', 'index.js'),
    fromRoot('node_modules', '@playwright', 'test', 'package.json'),
    runtime.executable,
    process.execPath,
  ];
  if (await canRead(user, probes)) return { folder: root, runtime, node: process.execPath, leave() {} };

  say(`the user ${user.name} cannot read this folder: working from a copy`);
  const { folder, remove } = await copyCheckout(user);
  const move = (file) => (file.startsWith(root + path.sep) ? path.join(folder, path.relative(root, file)) : file);
  const bring = (file, name) => {
    const copy = path.join(folder, '.cache', name);
    cpSync(file, copy, { recursive: true, verbatimSymlinks: true });
    return copy;
  };
  let { dist } = runtime;
  dist =
    move(dist) === dist && !(await canRead(user, [runtime.executable])) ? bring(dist, 'electron-dist') : move(dist);
  const node = (await canRead(user, [process.execPath])) ? process.execPath : bring(process.execPath, 'node');
  await run('chown', ['-R', `${user.uid}:${user.gid}`, path.join(folder, '.cache')], { quiet: true });
  const executable = path.join(dist, path.relative(runtime.dist, runtime.executable));
  const moved = {
    ...runtime,
    dist,
    executable,
    env: { ELECTRON_OVERRIDE_DIST_PATH: dist, ELECTRON_EXEC_PATH: executable },
  };
  const leave = () => {
    const results = path.join(folder, 'test', 'results');
    if (existsSync(results)) bringBack(results, resultsDir);
    remove();
  };
  return { folder, runtime: moved, node, leave };
}
