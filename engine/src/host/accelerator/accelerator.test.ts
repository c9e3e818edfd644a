import { copyFileSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail, ok } from '../../issues/issue';
import { bundleWorker, type BundledWorker } from '../testing/bundle-worker';
import { findAccelerator, loadAccelerator } from './accelerator';
import { refusal } from './blas';
import { candidates } from './candidates';
import { nodeProbe, type Probe } from './probe';
import { buildBlas, hasCompiler, type Flaw } from './testing/build-blas';

let folder: string;
let script: BundledWorker;
let probe: Probe;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'deepwright-blas-'));
  script = await bundleWorker('accelerator/probe-script');
  probe = nodeProbe(script.file);
});
afterAll(async () => {
  await script.remove();
  rmSync(folder, { recursive: true });
});

const textFile = (name: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, 'This is no library.');
  return file;
};

describe('finding an accelerator', { timeout: 60_000 }, () => {
  it('says why nothing was found', async () => {
    const missing = path.join(folder, 'nowhere.so');
    const { accelerator, refused } = await findAccelerator(probe, [missing, textFile('text.so')]);
    expect(accelerator).toBeNull();
    expect(refused).toMatchObject([{ code: 'accelerator/refused', level: 'info' }, { code: 'accelerator/refused' }]);
    expect(refused[0]!.message).toContain(`‘${missing}’ is not used: `);
    expect(refused[1]!.message).toContain('text.so’ is not used: ');
  });

  it('says so where koffi is not installed', async () => {
    const alone = path.join(folder, 'alone.cjs');
    copyFileSync(script.file, alone);
    const { refused } = await findAccelerator(nodeProbe(alone), [textFile('any.so')]);
    expect(refused[0]!.message).toMatch(/any\.so’ is not used: Cannot find module 'koffi'\.$/);
  });

  it('finds nothing, and complains of nothing, where nothing is to be tried', async () => {
    expect(await findAccelerator(probe, [])).toEqual({ accelerator: null, refused: [] });
  });

  it('takes the first that is right, and tries each file once until it changes', async () => {
    const [bad, good, other] = ['bad.so', 'good.so', 'other.so'].map(textFile);
    const tried: string[] = [];
    const fake: Probe = (file) => {
      tried.push(path.basename(file));
      return Promise.resolve(file === bad ? fail(refusal(file, 'it is bad')) : ok(`${path.parse(file).name} 1.0`));
    };
    const look = () => findAccelerator(fake, [bad!, good!, other!]);
    expect(await look()).toMatchObject({ accelerator: { name: 'good 1.0', file: good }, refused: [{ level: 'info' }] });
    expect(await look()).toMatchObject({ accelerator: { name: 'good 1.0' }, refused: [{ level: 'info' }] });
    expect(tried).toEqual(['bad.so', 'good.so']);
    utimesSync(bad!, 1, 1);
    await look();
    expect(tried).toEqual(['bad.so', 'good.so', 'bad.so']);
  });

  it.skipIf(!hasCompiler).each<[Flaw, RegExp]>([
    ['CRASH', /brought down the process in which it was tried \(SIG(SEGV|BUS|TRAP)\)/],
    ['QUIT', /brought down the process in which it was tried \(exit code 3\)/],
    ['WRONG', /its product a·b of 7×5×3 is wrong/],
    ['EMPTY', /it has no function cblas_sgemm/],
    ['WIDE', /OpenBLAS 0\.3\.21 was built for sizes of 64 bits/],
  ])('survives and refuses a library built to fail: %s', async (flaw, why) => {
    const { accelerator, refused } = await findAccelerator(probe, [buildBlas(folder, flaw)!]);
    expect(accelerator).toBeNull();
    expect(refused[0]!.message).toMatch(why);
  });

  it.skipIf(!hasCompiler)('is not confused by a library that prints', async () => {
    const file = buildBlas(folder, 'NOISY')!;
    expect(await findAccelerator(probe, [file])).toEqual({ accelerator: { name: 'libnoisy', file }, refused: [] });
  });

  it.skipIf(candidates().length === 0)('finds the one of this machine, which then opens', async () => {
    const { accelerator } = await findAccelerator(probe);
    expect(accelerator?.name).toMatch(/^(OpenBLAS \d|MKL \d|BLIS \d|Accelerate)/);
    expect(loadAccelerator(accelerator!.file)).toMatchObject({ ok: true, value: { name: accelerator!.name } });
  });
});

describe('opening an accelerator', () => {
  it('fails with the reason', () => {
    const opened = loadAccelerator(textFile('no-library.so'));
    expect(opened).toMatchObject({ ok: false, issues: [{ code: 'accelerator/refused', level: 'error' }] });
  });

  it.skipIf(!hasCompiler)('refuses wrong products', () => {
    expect(loadAccelerator(buildBlas(folder, 'WRONG')!).ok).toBe(false);
  });
});
