import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** How the small BLAS of `blas.c` goes wrong; BLIS and NOISY do not. */
export type Flaw = 'EMPTY' | 'CRASH' | 'QUIT' | 'WRONG' | 'WIDE' | 'NOISY' | 'BLIS';

/** Compiles it into a folder; null on a machine without a C compiler. */
export const buildBlas = (folder: string, flaw?: Flaw): string | null => {
  const file = path.join(folder, `lib${(flaw ?? 'right').toLowerCase()}.so`);
  const source = path.join(import.meta.dirname, 'blas.c');
  const flags = ['-shared', '-fPIC', '-O1', '-ffp-contract=off', ...(flaw ? [`-D${flaw}`] : [])];
  return spawnSync('cc', [...flags, '-o', file, source]).status === 0 ? file : null;
};

export const hasCompiler = process.platform !== 'win32' && spawnSync('cc', ['--version']).status === 0;
