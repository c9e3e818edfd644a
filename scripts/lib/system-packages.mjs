import { SetupError, run, say } from './run.mjs';

/** What Electron and a virtual display need from Debian; later releases renamed some packages. */
const needed = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2', 'libasound2t64'],
];

const isInstalled = async (name) => {
  const { code, output } = await run('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { quiet: true });
  return code === 0 && output.trim() === 'installed';
};

const isOffered = async (name) => {
  const { output } = await run('apt-cache', ['policy', name], { quiet: true });
  return /Candidate: (?!\(none\))/.test(output);
};

/** One entry for each package that is missing: the names it goes by. */
async function missingPackages() {
  const missing = [];
  for (const names of needed) {
    const found = await Promise.all(names.map(isInstalled));
    if (!found.includes(true)) missing.push(names);
  }
  return missing;
}

/** The command's first words that let it install packages, or undefined when this user may not. */
async function privilege() {
  if (process.getuid() === 0) return [];
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true });
  return code === 0 ? ['sudo', '-n'] : undefined;
}

/** Installs the missing system libraries on Debian and its relatives; says nothing when all are there. */
export async function ensureSystemPackages() {
  if (process.platform !== 'linux') return;
  const { code: noDpkg } = await run('dpkg-query', ['--version'], { quiet: true });
  if (noDpkg !== 0) return;
  const missing = await missingPackages();
  if (missing.length === 0) return;

  const prefix = await privilege();
  const byHand = `apt-get update && sudo apt-get install -y --no-install-recommends`;
  if (!prefix) {
    throw new SetupError(
      `system packages are missing and this user may not install them. Run this, then start again:\n` +
        `  sudo ${byHand} ${missing.map((names) => names[0]).join(' ')}`,
    );
  }
  // The environment goes through sudo as words of the command, which it does not strip.
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return run(command, rest, { quiet: true });
  };
  say(`installing system packages: ${missing.map((names) => names[0]).join(' ')}`);
  const update = await apt('update', '-q');
  const chosen = [];
  for (const names of missing) {
    const offers = await Promise.all(names.map(isOffered));
    chosen.push(names[Math.max(0, offers.indexOf(true))]);
  }
  const install = await apt('install', '-y', '-q', '--no-install-recommends', ...chosen);
  if (install.code !== 0) {
    const tail = `${update.code === 0 ? '' : update.output}${install.output}`.trim().split('\n').slice(-8).join('\n');
    throw new SetupError(
      `expected apt-get to install ${chosen.join(' ')}, it ended with code ${install.code}:\n${tail}\n` +
        `Install them by hand, then start again:\n  sudo ${byHand} ${chosen.join(' ')}`,
    );
  }
}
