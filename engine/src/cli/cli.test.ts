import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { suggestGraph } from '../graph/suggest';
import { openData } from '../host/data/open-data';
import { checkData } from '../pipeline/check-data';
import { prepareDocument } from '../pipeline/prepare-document';
import { suggestData } from '../pipeline/suggest-data';
import type { Document } from '../project/document';
import { emptyDocument } from '../project/empty-document';
import { stringifyProject } from '../project/stringify-project';
import { train } from '../train/loop';

const root = path.resolve(import.meta.dirname, '../../..');
const program = path.join(root, 'engine/bin/deepwright.mjs');

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

let folder: string;
const inFolder = (name: string): string => path.join(folder, name);

/** Runs the command line in the test's folder. */
const deepwright = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    );
  });

/** Writes a project on field notes with gaps, bad lines and categories; gives what the engine itself makes of it. */
const writeProject = async (name: string, change: (document: Document) => Document = (same) => same) => {
  const file = path.join(root, 'test/fixtures/csv/field-notes.csv');
  const opened = await openData(file);
  if (!opened.ok) throw new Error(opened.issues[0]!.message);
  const { preview, table } = opened.value;
  const suggested = suggestData(preview, { kind: 'file', path: file, hash: preview.hash });
  const columns = suggested.columns.map((column) => ({ ...column, missing: 'drop' as const }));
  const data = { ...suggested, columns, split: { ...suggested.split, stratify: false } };
  const { summary } = checkData(table, data);
  const blank = emptyDocument(name);
  const training = { ...blank.training, epochs: 3 };
  const document = change({ ...blank, data, training, graph: suggestGraph(summary!.facts) });
  await writeFile(inFolder(`${name}.dw`), stringifyProject({ format: 'deepwright', version: 1, document, runs: [] }));
  return { document, table };
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deepwright-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('deepwright', { timeout: 60_000 }, () => {
  it('explains itself', async () => {
    expect(await deepwright('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    const general = await deepwright('--help');
    expect(general).toMatchObject({ code: 0, stderr: '' });
    for (const command of ['train', 'check', 'inspect', 'describe', 'predict']) {
      expect(general.stdout).toContain(`deepwright ${command} `);
      const { code, stdout, stderr } = await deepwright(command, '--help');
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`^deepwright ${command} (PROJECT.dw|MODEL|FILE) `));
      expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
    }
    expect((await deepwright('check', '-h')).code).toBe(0);
    const { code, stdout } = await deepwright();
    expect([code, stdout]).toEqual([2, '']);
  });

  it.each([
    [['train', 'a.dw', 'b.dw'], /‘b.dw’ is one too many/],
    [['train', 'a.dw', '--seed', '1.5'], /--seed must be a whole number from 0; ‘1.5’ came/],
    [['train', 'a.dw', '--data'], /--data/],
    [['check', 'a.dw', '--test'], /--test/],
  ] as const)('refuses %j', async (args, words) => {
    const { code, stdout, stderr } = await deepwright(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });

  it('trains as the engine does, tells of the data’s mistakes, and draws no bar into a pipe', async () => {
    const { document, table } = await writeProject('notes');
    const prepared = prepareDocument(document, table);
    if (!prepared.ok) throw new Error(prepared.issues[0]!.message);
    const expected = train({ document, data: prepared.value.data }, { control: () => 'run' });
    const { code, stdout, stderr } = await deepwright('train', 'notes.dw', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).toMatchObject({
      status: 'done',
      project: 'notes',
      epochs: 3,
      seed: document.training.seed,
      files: [],
    });
    expect(report['weightHash']).toBe(expected.ok && expected.value.weightHash);
    expect(report['dev']).toEqual(expected.ok && expected.value.dev);
    expect(stderr).toContain('Line 4 has 6 fields, expected 5.');
    expect(stderr).toContain('Line 5, mass_g: ‘3 400 g’ is not a number.');
    expect(stderr).not.toMatch(/[█\r]/);
  });

  it('prints a result people can read, with the files written', async () => {
    await writeProject('notes');
    const { code, stdout } = await deepwright('train', 'notes.dw', '--export', 'npz', '--test');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^notes: 3 epochs, \d+ mini-batches, \S+ s\n {2}train +cost \S+, Accuracy \S+ %/);
    expect(stdout).toMatch(/\n {2}test +cost/);
    expect(stdout).toMatch(/\n {2}weights [0-9a-f]{64}\n {2}written notes\.npz\n$/);
    expect(await readdir(folder)).toContain('notes.npz');
  });

  it('says when a file changed since the project was saved', async () => {
    await writeProject('old', (document) => ({
      ...document,
      data: { ...document.data!, source: { ...document.data!.source, hash: 'f'.repeat(64) } as never },
    }));
    const { code, stderr } = await deepwright('train', 'old.dw', '--json');
    expect(code).toBe(0);
    expect(stderr).toContain('field-notes.csv has changed since the project was saved');
  });

  it('guesses the columns of a project without data only when a file is given, and says so', async () => {
    await writeProject('bare', (document) => ({ ...document, data: null }));
    const without = await deepwright('train', 'bare.dw');
    expect(without.code).toBe(1);
    expect(without.stderr).toContain('--data FILE.csv');
    const iris = path.join(root, 'resources/samples/iris.csv');
    const { code, stderr } = await deepwright('train', 'bare.dw', '--data', iris, '--json');
    expect(code).toBe(0);
    expect(stderr).toContain('‘target’ is taken as the target');
  });

  it('says when an export cannot be written', async () => {
    await writeProject('notes');
    await writeFile(inFolder('taken'), 'a file, not a folder');
    const { code, stdout, stderr } = await deepwright(
      'train',
      'notes.dw',
      '--json',
      '--export',
      'npz',
      '--out',
      'taken',
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/taken.notes\.npz could not be written/);
  });

  it('reads a check to people and to programs', async () => {
    await writeProject('notes');
    const text = await deepwright('check', 'notes.dw');
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/^notes: good, ratio \S+ at ε 1e-7\n/);
    expect(text.stdout).toContain('output-1.W');
    const { stdout } = await deepwright('check', 'notes.dw', '--json');
    const report = JSON.parse(stdout) as { tensors: { name: string }[]; hashBefore: string; hashAfter: string };
    expect(report.tensors.map(({ name }) => name)).toContain('dense-1.W');
    expect(report.hashAfter).toBe(report.hashBefore);
  });

  it.skipIf(process.platform === 'win32')('stops at Ctrl-C, writes nothing and exits with 130', async () => {
    await writeProject('long', (document) => ({ ...document, training: { ...document.training, epochs: 1_000_000 } }));
    const before = await readdir(folder);
    const child = spawn(
      process.execPath,
      [program, 'train', 'long.dw', '--json', '--export', 'npz', '--out', 'never'],
      {
        cwd: folder,
      },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += String(text)));
    child.stderr.on('data', (text) => (stderr += String(text)));
    // Its first words are about the data: the run starts with the next breath.
    await once(child.stderr, 'data');
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain('interrupted; nothing was written');
    expect(await readdir(folder)).toEqual(before);
  });
});
