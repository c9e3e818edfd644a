/** Runs whatever opens a window: as an ordinary user when called by root, on a virtual display when there is none. */
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { ensureOrdinaryUser, identity, isRoot } from './ordinary-user.mjs';
import { atHome, placeFor } from './place.mjs';
import { SetupError, run, say } from './run.mjs';

const virtualDisplay = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'];

/** Whether a window can be shown to somebody; elsewhere than on Linux it always can. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

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
 * `words` makes the command from { folder, executable, node }: the checkout, Electron's binary and Node's, which
 * for root may be those of a copy. `virtual` asks for the virtual display even where there is a real one: tests
 * should not disturb anybody. Resolves to the exit code.
 */
export async function runWithWindow(runtime, words, { virtual = false, env: extra = {} } = {}) {
  const needsVirtual = (virtual && process.platform === 'linux') || !hasDisplay();
  if (needsVirtual && !virtual) say('no display (DISPLAY and WAYLAND_DISPLAY are unset): running under xvfb-run -a');

  const user = isRoot() ? await ensureOrdinaryUser() : undefined;
  const place = user ? await placeFor(user, runtime) : atHome(runtime);
  try {
    let command = words({ folder: place.folder, executable: place.runtime.executable, node: place.node });
    let env = { ...process.env, ...extra, ...place.runtime.env };
    if (needsVirtual) ({ command, env } = await onVirtualDisplay(command, env));
    else if (user) env = await shareDisplay(user, env);
    const [first, ...rest] = command;
    return (await run(first, rest, { cwd: place.folder, ...(user ? identity(user, env) : { env }) })).code;
  } finally {
    place.leave();
  }
}
