import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidates } from './candidates';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'deepwright-blas-'));
  mkdirSync(path.join(folder, 'own'));
  writeFileSync(path.join(folder, 'own', 'libmkl_rt.so.2'), '');
  writeFileSync(path.join(folder, 'own', 'libopenblas.so.0'), '');
  symlinkSync('libopenblas.so.0', path.join(folder, 'own', 'libopenblas.so'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the libraries worth trying', () => {
  it.skipIf(process.platform === 'win32')(
    'come from the folders that the environment names first, each file once',
    () => {
      const own = path.join(folder, 'own');
      const found = candidates({ LD_LIBRARY_PATH: `${folder}:${own}` }, 'linux').filter((file) =>
        file.startsWith(folder),
      );
      expect(found).toEqual([path.join(own, 'libopenblas.so.0'), path.join(own, 'libmkl_rt.so.2')]);
    },
  );

  it('never come from a relative folder', () => {
    const here = path.relative(process.cwd(), path.join(folder, 'own'));
    const found = candidates({ LD_LIBRARY_PATH: `:${here}` }, 'linux');
    expect(found.filter((file) => file.includes('deepwright-blas-'))).toEqual([]);
  });

  it('are the one that DEEPWRIGHT_BLAS names, there or not, or none', () => {
    expect(candidates({ DEEPWRIGHT_BLAS: path.join(folder, 'mine.so') })).toEqual([path.join(folder, 'mine.so')]);
    expect(candidates({ DEEPWRIGHT_BLAS: 'off' })).toEqual([]);
  });

  it('are the system’s own on macOS', () => {
    expect(candidates({}, 'darwin')).toEqual(['/System/Library/Frameworks/Accelerate.framework/Accelerate']);
  });
});
