/**
 * Chromium's sandbox does not work for root, and the app never runs without it: as root, whatever opens a window
 * is run by an ordinary user instead, made once for this purpose.
 */
import { SetupError, run, say } from './run.mjs';

const userName = 'deepwright';

export const isRoot = () => process.platform === 'linux' && process.getuid() === 0;

async function lookUp() {
  const { code, output } = await run('getent', ['passwd', userName], { quiet: true });
  if (code !== 0) return undefined;
  const [name, , uid, gid, , home] = output.trim().split(':');
  return { name, uid: Number(uid), gid: Number(gid), home };
}

/** The ordinary user as { name, uid, gid, home }; made when there is none yet. */
export async function ensureOrdinaryUser() {
  const known = await lookUp();
  if (known) return ensureSandboxPossible(known);
  say(`adding the user ${userName}: root cannot start Electron with its sandbox`);
  const { output } = await run('useradd', ['-m', '-s', '/bin/sh', userName], { quiet: true });
  const added = await lookUp();
  if (added) return ensureSandboxPossible(added);
  throw new SetupError(
    `expected useradd to add the user ${userName}, it said: ${output.trim()}\n` +
      'Add an ordinary user by hand, or start this again as one.',
  );
}

/** Options for spawn that make a command the user's own: identity, home, and nothing of root's desktop. */
export function identity(user, env) {
  const own = { ...env, HOME: user.home, USER: user.name, LOGNAME: user.name };
  for (const name of Object.keys(own)) {
    if (/^(XDG_|DBUS_|SUDO_|npm_)/.test(name) || name === 'TMPDIR' || name === 'INIT_CWD') delete own[name];
  }
  return { uid: user.uid, gid: user.gid, env: own };
}

/** Whether the user may read all of the files; a folder that only root may enter hides what lies below. */
export async function canRead(user, files) {
  const { uid, gid } = user;
  for (const file of files) {
    const { code } = await run('test', ['-r', file], { quiet: true, uid, gid, cwd: '/' });
    if (code !== 0) return false;
  }
  return true;
}

/** The user, if the kernel lets it build Chromium's sandbox; some containers and Ubuntu releases forbid it. */
async function ensureSandboxPossible(user) {
  const { code } = await run('unshare', ['--user', 'true'], { quiet: true, uid: user.uid, gid: user.gid, cwd: '/' });
  if (code === 0 || code === 127) return user;
  throw new SetupError(
    'expected unprivileged user namespaces, which the sandbox of Electron needs, but this system forbids them. Allow them:\n' +
      '  sysctl -w kernel.unprivileged_userns_clone=1                   (Debian)\n' +
      '  sysctl -w kernel.apparmor_restrict_unprivileged_userns=0       (Ubuntu)\n' +
      '  docker run --security-opt seccomp=unconfined …                 (a container)',
  );
}
