import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProject, stringifyProject, type ProjectFile } from '../../engine/src/index';
import { readNpz, readSafetensors } from '../e2e/support/read-weights';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'deepwright-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const deepwright = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [path.join(root, 'engine/bin/deepwright.mjs'), ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });

const sample = (id: string) => path.join(root, 'resources/samples', `${id}.dw`);

/** The iris project in the test's folder, changed. */
const project = (name: string, change: (file: ProjectFile) => ProjectFile): string => {
  const parsed = parseProject(readFileSync(sample('iris'), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
  const file = path.join(folder, name);
  writeFileSync(file, stringifyProject(change(parsed.value)));
  return file;
};

const training =
  (set: Partial<ProjectFile['document']['training']>) =>
  (file: ProjectFile): ProjectFile => ({
    ...file,
    document: { ...file.document, training: { ...file.document.training, ...set } },
  });

describe('deepwright train', { timeout: 60_000 }, () => {
  it('trains iris and prints one JSON object, without the test rows unless asked', async () => {
    const { code, stdout } = await deepwright('train', sample('iris'), '--epochs', '60', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as Record<string, never> & { train: { metrics: { accuracy: number } } };
    expect(report).toMatchObject({ status: 'done', epochs: 60, train: { rows: 90 }, dev: { rows: 30 }, files: [] });
    expect(report.train.metrics.accuracy).toBeGreaterThan(0.9);
    expect(report).not.toHaveProperty('test');

    const tested = await deepwright('train', sample('iris'), '--epochs', '60', '--json', '--test');
    expect(JSON.parse(tested.stdout)).toMatchObject({ test: { rows: 30 } });
  });

  it('gives the same weight hash for the same seed, and another for another', async () => {
    const hash = async (...args: string[]) =>
      (
        JSON.parse((await deepwright('train', sample('moons'), '--epochs', '5', '--json', ...args)).stdout) as {
          weightHash: string;
        }
      ).weightHash;
    const first = await hash();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash()).toBe(first);
    expect(await hash('--seed', '7')).not.toBe(first);
  });

  it('trains all samples', async () => {
    const diabetes = JSON.parse((await deepwright('train', sample('diabetes'), '--json')).stdout) as {
      dev: { metrics: { r2: number } };
    };
    // A linear model reaches about 0.5 on these data; the mean of the target 0.
    expect(diabetes.dev.metrics.r2).toBeGreaterThan(0.25);
    const moons = JSON.parse((await deepwright('train', sample('moons'), '--json')).stdout) as {
      dev: { metrics: { accuracy: number } };
    };
    expect(moons.dev.metrics.accuracy).toBeGreaterThan(0.93);
  });

  it('exports the same numbers in both formats', async () => {
    const out = path.join(folder, 'exported');
    const { code, stdout } = await deepwright(
      'train',
      sample('iris'),
      '--epochs',
      '2',
      '--json',
      '--out',
      out,
      '--export',
      'npz,safetensors',
    );
    expect(code).toBe(0);
    const { files } = JSON.parse(stdout) as { files: string[] };
    expect(files).toEqual([path.join(out, 'iris.npz'), path.join(out, 'iris.safetensors')]);
    const npz = readNpz(files[0]!);
    const safetensors = readSafetensors(files[1]!);
    expect([...safetensors.keys()].sort()).toEqual([...npz.keys()].sort());
    expect(npz.get('dense-1.W')!.shape[0]).toBe(4);
    for (const [name, tensor] of npz) expect(safetensors.get(name)).toEqual(tensor);
  });

  it('writes npz to a folder when no format is named', async () => {
    const out = path.join(folder, 'unnamed');
    const { stdout } = await deepwright('train', sample('iris'), '--epochs', '1', '--json', '--out', out);
    expect(JSON.parse(stdout)).toMatchObject({ files: [path.join(out, 'iris.npz')] });
    expect(existsSync(path.join(out, 'iris.npz'))).toBe(true);
  });

  it('takes another data file', async () => {
    const other = path.join(folder, 'other.csv');
    const lines = readFileSync(path.join(root, 'resources/samples/iris.csv'), 'utf8').trim().split('\n');
    writeFileSync(other, lines.slice(0, 121).join('\n'));
    const { stdout } = await deepwright('train', sample('iris'), '--epochs', '2', '--json', '--data', other);
    expect(JSON.parse(stdout)).toMatchObject({ train: { rows: 72 } });
  });

  it('reads data relative to the project', async () => {
    cpSync(path.join(root, 'resources/samples/iris.csv'), path.join(folder, 'flowers.csv'));
    const file = project('relative.json', (each) => ({
      ...each,
      document: { ...each.document, data: { ...each.document.data!, source: { kind: 'file', path: 'flowers.csv' } } },
    }));
    expect((await deepwright('train', file, '--epochs', '1')).code).toBe(0);
  });

  it('stops with the epoch and the block when the cost is no number', async () => {
    const file = project(
      'nan.json',
      training({ learningRate: 10, optimizer: { kind: 'gradient-descent' }, epochs: 200, l2: 100, batchSize: 1 }),
    );
    const out = path.join(folder, 'nothing');
    const { code, stdout, stderr } = await deepwright('train', file, '--json', '--out', out, '--export', 'npz');
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/epoch \d+/);
    expect(existsSync(out)).toBe(false);
  });
});

describe('deepwright check', { timeout: 60_000 }, () => {
  it('finds backprop right on every sample', async () => {
    for (const id of ['iris', 'moons', 'diabetes']) {
      const { code, stdout } = await deepwright('check', sample(id), '--json');
      expect(code).toBe(0);
      const report = JSON.parse(stdout) as { verdict: string; ratio: number };
      expect(report.ratio).toBeLessThan(1e-6);
      expect(report.verdict).toBe('good');
    }
  });
});

describe('a wrong call', { timeout: 60_000 }, () => {
  it.each([
    [['train'], 2, /Expected a project file/],
    [['paint'], 2, /no command ‘paint’\. It knows inspect, train, check, describe, predict/],
    [['train', 'x.dw', '--epochs', '0'], 2, /--epochs must be a whole number from 1/],
    [['train', 'x.dw', '--colour', 'red'], 2, /--colour/],
    [['train', 'x.dw', '--export', 'pickle'], 2, /npz, safetensors; ‘pickle’ came/],
    [['train', 'nowhere.dw'], 1, /There is no file nowhere\.dw/],
  ] as const)('%j', async (args, code, words) => {
    const ended = await deepwright(...args);
    expect(ended.code).toBe(code);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says where a project file is cut off', async () => {
    const file = path.join(folder, 'cut.dw');
    writeFileSync(file, readFileSync(sample('iris'), 'utf8').slice(0, 900));
    const { code, stderr } = await deepwright('train', file);
    expect(code).toBe(1);
    expect(stderr).toMatch(/cut\.dw ends at byte 900 in the middle of ‘document’/);
  });

  it('says which data file is missing', async () => {
    const file = project('lost.json', (each) => ({
      ...each,
      document: { ...each.document, data: { ...each.document.data!, source: { kind: 'file', path: 'lost.csv' } } },
    }));
    const { code, stderr } = await deepwright('train', file);
    expect(code).toBe(1);
    expect(stderr).toMatch(/lost\.csv/);
  });
});
