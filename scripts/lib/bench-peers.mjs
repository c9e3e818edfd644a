/** Who takes part in the training bench, how each is started, and how those that are missing come. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { bundleTrain, trainSource } from './bench-bundle.mjs';
import { dataFolder } from './bench-workloads.mjs';
import { cacheDir } from './paths.mjs';
import { findElectron } from '../electron-runtime.mjs';
import { isRoot } from './ordinary-user.mjs';
import { SetupError, run, runNode, runNpm } from './run.mjs';
import { hasDisplay } from './window.mjs';

const npmFolder = path.join(cacheDir, 'bench', 'peers', 'train');
const python = '/usr/bin/python3';

/** The last brain.js with an Adam of its own; it needs no GPU to load, and its scripts, which would build for one, do not run. */
const npmPackages = [
  '@tensorflow/tfjs@4.22.0',
  '@tensorflow/tfjs-backend-wasm@4.22.0',
  'brain.js@2.0.0-beta.24',
  'convnetjs@0.3.0',
];

export const peers = [
  { name: 'ours', program: 'ours-peer.ts' },
  { name: 'ours-relaxed', program: 'ours-peer.ts' },
  { name: 'ours-blas', program: 'ours-peer.ts' },
  { name: 'ours-2', program: 'ours-peer.ts' },
  { name: 'ours-js', program: 'ours-peer.ts' },
  { name: 'ours-electron', program: 'ours-peer.ts', inElectron: true },
  { name: 'torch', program: 'torch_train.py', needs: 'torch', threads: 1 },
  { name: 'torch-2', program: 'torch_train.py', needs: 'torch', threads: 2 },
  { name: 'sklearn', program: 'sklearn_train.py', needs: 'sklearn', threads: 1, lacks: ['W4'] },
  { name: 'tfjs-cpu', program: 'tfjs.mjs', needs: '@tensorflow/tfjs' },
  { name: 'tfjs-wasm', program: 'tfjs.mjs', needs: '@tensorflow/tfjs-backend-wasm' },
  { name: 'tfjs-wasm-fit', program: 'tfjs-fit.mjs', needs: '@tensorflow/tfjs-backend-wasm' },
  { name: 'tfjs-wasm-repaired', program: 'tfjs.mjs', needs: '@tensorflow/tfjs-backend-wasm' },
  { name: 'brain.js', program: 'brain.mjs', needs: 'brain.js', lacks: ['W4'] },
  { name: 'convnetjs', program: 'convnet.mjs', needs: 'convnetjs', lacks: ['W4'] },
];

export async function installPeers() {
  mkdirSync(npmFolder, { recursive: true });
  const npm = await runNpm(['install', '--prefix', npmFolder, '--no-save', '--ignore-scripts', ...npmPackages]);
  const debs = ['python3-torch', 'python3-sklearn', 'python3-numpy'];
  const apt = await run('apt-get', ['install', '-y', '--no-install-recommends', ...debs]);
  return npm.code || apt.code;
}

const isPython = ({ program }) => program.endsWith('.py');

/** glibc gives memory back and asks for it anew all the time unless told not to, which costs PyTorch a third. */
const pythonEnvironment = (threads) => ({
  ...process.env,
  MALLOC_TRIM_THRESHOLD_: String(2 ** 30),
  MALLOC_TOP_PAD_: String(2 ** 28),
  OMP_NUM_THREADS: String(threads),
  OPENBLAS_NUM_THREADS: String(threads),
});

/** In the app's own runtime. It opens no window, so nothing is lost without the sandbox, which root cannot have. */
async function startInElectron(program, words) {
  const runtime = findElectron();
  if (!runtime) return { code: 1, output: 'Error: npm run setup brings Electron' };
  const { executable, env } = runtime;
  const app = [executable, ...(isRoot() ? ['--no-sandbox'] : []), '--log-level=3', trainSource('in-electron')];
  const [command, ...rest] = hasDisplay() ? app : ['xvfb-run', '-a', ...app];
  const own = { ...process.env, ...env, DEEPWRIGHT_BENCH: JSON.stringify([program, ...words]) };
  return run(command, rest, { quiet: true, env: own });
}

async function start(peer, workload, budget) {
  const words = ['--peer', peer.name, '--workload', workload, '--budget', String(budget), '--data', dataFolder];
  if (isPython(peer)) {
    const { threads } = peer;
    const env = pythonEnvironment(threads);
    return run(python, [trainSource(peer.program), ...words, '--threads', String(threads)], { quiet: true, env });
  }
  const program = await bundleTrain(peer.program);
  if (peer.inElectron) return startInElectron(program, words);
  return runNode(program, [...words, '--peers', npmFolder], { quiet: true });
}

/** The line that a peer prints about a workload. */
export async function readingOf(peer, workload, budget) {
  const { code, output } = await start(peer, workload, budget);
  const line = output.split('\n').findLast((each) => each.startsWith('{'));
  if (code !== 0 || !line) throw new SetupError(`${peer.name} failed on ${workload}:\n${output}`);
  return JSON.parse(line);
}

export const canTrain = ({ lacks = [] }, workload) => !lacks.includes(workload);

/** Null when the peer is here, else why it is not. */
export async function whyAbsent(peer) {
  const { needs } = peer;
  if (!needs) {
    // One of ours may lack the processor or the library it wants: the shortest run says so.
    const { code, output } = await start(peer, 'W1', 0.01);
    return code === 0 ? null : (/Error: (.*)/.exec(output)?.[1] ?? output.trim());
  }
  const isHere = isPython(peer)
    ? (await run(python, ['-c', `import ${needs}`], { quiet: true })).code === 0
    : existsSync(path.join(npmFolder, 'node_modules', needs));
  return isHere ? null : 'npm run bench -- --install brings it';
}
