import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** A mistake the reader can act on: shown as its message, without a stack. */
export class SetupError extends Error {}

export const say = (line) => console.log(`deepwright: ${line}`);

const running = new Set();

/** Ends a child with everything it started: xvfb-run and npm do not pass signals on to their own children. */
function end(child, signal) {
  try {
    process.kill(child.grouped ? -child.pid : child.pid, signal);
  } catch {
    // It has ended already.
  }
}

function stopEverything(signal, code) {
  for (const child of running) end(child, signal);
  process.exit(code);
}

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.once(signal, () => stopEverything(signal, code));
}

// A killed npm takes only its shell with it: without this the window would outlive `npm start`.
if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stopEverything('SIGTERM', 143), 500).unref();
}

/**
 * Runs a command to its end and never throws: { code, output }. A command that cannot start has code 127,
 * one that outlives `timeout` milliseconds is ended and has code 124.
 * `quiet` collects the output, without colours, instead of showing it; other options go to spawn.
 */
export function run(command, args = [], { quiet = false, timeout = 0, env = process.env, ...options } = {}) {
  return new Promise((resolve) => {
    const grouped = process.platform !== 'win32';
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      detached: grouped,
      env: quiet ? { ...env, NO_COLOR: '1', FORCE_COLOR: undefined } : env,
      ...options,
    });
    child.grouped = grouped;
    running.add(child);
    let output = '';
    let timedOut = false;
    const collect = (chunk) => (output += chunk);
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    const timer = timeout > 0 && setTimeout(() => ((timedOut = true), end(child, 'SIGKILL')), timeout);
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(timedOut ? 124 : (code ?? 1)));
  });
}

/** Runs a JavaScript file of an installed package with this Node, without npx or a shell between. */
export const runNode = (file, args = [], options) => run(process.execPath, [file, ...args], options);

/** Runs npm: the one that started this script when there is one. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.c?js$/.test(npm)) return runNode(npm, args, options);
  // On Windows npm is a .cmd file, which needs a shell; all arguments are our own words.
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/** The body of a script: its result is the exit code; a SetupError is one readable message. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(error instanceof SetupError ? `\ndeepwright: ${error.message}` : error);
    process.exitCode = 1;
  }
}
