import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the libraries are called, the most likely to be quick first. Not among them is the reference BLAS (libblas, libcblas):
 * it is slower than our own kernels, and where its name stands for a quick library, that one is found by its own name.
 */
const names: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    'libopenblas.so.0',
    'libopenblasp.so.0',
    'libopenblas.so',
    'libmkl_rt.so.2',
    'libmkl_rt.so',
    'libblis.so.4',
    'libblis-mt.so.4',
  ],
  win32: ['libopenblas.dll', 'openblas.dll', 'mkl_rt.2.dll', 'mkl_rt.dll'],
};

/** Where they usually lie, after the folders that the environment names. */
const folders: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu',
    '/usr/lib64',
    '/usr/lib',
    '/usr/local/lib64',
    '/usr/local/lib',
    '/opt/OpenBLAS/lib',
    '/opt/intel/oneapi/mkl/latest/lib',
    '/opt/intel/oneapi/mkl/latest/lib/intel64',
  ],
  win32: ['C:\\Program Files (x86)\\Intel\\oneAPI\\mkl\\latest\\bin'],
};

/** Always there on macOS, though not as a file: the system keeps its own libraries in one cache. */
const accelerate = '/System/Library/Frameworks/Accelerate.framework/Accelerate';

const searchedFolders = (platform: NodeJS.Platform, env: Environment): string[] => {
  const named = platform === 'win32' ? env['PATH'] : env['LD_LIBRARY_PATH'];
  const fromEnvironment = (named ?? '').split(platform === 'win32' ? ';' : ':');
  // A relative folder would mean another place wherever the program is started.
  return [...fromEnvironment, ...(folders[platform] ?? [])].filter((folder) => path.isAbsolute(folder));
};

/**
 * The library files worth trying on this machine, in order, each once whatever its names. DEEPWRIGHT_BLAS names the one
 * to try instead, or none: `off`.
 */
export const candidates = (env: Environment = process.env, platform = process.platform): string[] => {
  const chosen = env['DEEPWRIGHT_BLAS'];
  if (chosen) return chosen === 'off' ? [] : [path.resolve(chosen)];
  if (platform === 'darwin') return [accelerate];
  const searched = searchedFolders(platform, env);
  const found = (names[platform] ?? [])
    .flatMap((name) => searched.map((folder) => path.join(folder, name)))
    .filter((file) => existsSync(file));
  const real = found.map((file) => realpathSync(file));
  return found.filter((_, i) => real.indexOf(real[i]!) === i);
};
