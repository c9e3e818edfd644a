import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFormat } from '../../engine/src/cli/formats/describe';
import { CommandLine, projectOf, root } from './support/command-line';

const rows = Array.from({ length: 50 }, (_, i) => `${i},${['north', 'south'][i % 2]!},${['a', 'b', 'c'][i % 3]!}`);
const columns = [
  { name: 'size', role: 'feature', scaler: 'z-score' },
  { name: 'side', role: 'feature', type: 'category' },
  { name: 'sort', role: 'target', type: 'category' },
] as const;
const blocks = [['dense', { units: 8 }], ['batch-norm'], ['activation'], ['dense', { units: 5 }]] as const;
const parts = { columns, blocks, name: 'Sorts', split: { train: 0.7, dev: 0.2, test: 0.1 } };

let cli: CommandLine;
beforeAll(() => {
  cli = new CommandLine();
  cli.write('data.csv', ['size,side,sort', ...rows].join('\n'));
  cli.write(
    'sorts.json',
    projectOf({ ...parts, training: { batchSize: 16, epochs: 3, optimizer: { kind: 'momentum' } } }),
  );
});
afterAll(() => cli.remove());

const widest = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));

describe('deepwright describe', { timeout: 60_000 }, () => {
  it('counts what a run would compute', async () => {
    const report = await cli.json(describeFormat, 'describe', 'sorts.json');
    expect(report).toMatchObject({
      project: 'Sorts',
      trainable: true,
      data: {
        rows: 50,
        dropped: 0,
        train: 35,
        seen: 35,
        dev: 10,
        test: 5,
        features: ['size', 'side=north', 'side=south'],
        target: { kind: 'category', name: 'sort', classes: ['a', 'b', 'c'] },
      },
      // 35 rows in 16, 16 and 3.
      training: {
        loss: 'categorical-cross-entropy',
        optimizer: 'momentum',
        epochs: 3,
        batchRows: 16,
        batchesPerEpoch: 3,
      },
    });
    expect(
      report.blocks.map(({ id, inputs, shape, parameters, statistics }) => [id, inputs, shape, parameters, statistics]),
    ).toEqual([
      ['input-1', [], [3], 0, 0],
      // The bias that batch norm cancels is left out (T60).
      ['dense-1', ['input-1'], [8], 3 * 8, 0],
      ['batch-norm-1', ['dense-1'], [8], 2 * 8, 2 * 8],
      ['activation-1', ['batch-norm-1'], [8], 0, 0],
      ['dense-2', ['activation-1'], [5], 8 * 5 + 5, 0],
      ['output-1', ['dense-2'], [3], 5 * 3 + 3, 0],
    ]);
    expect([report.parameters, report.statistics]).toEqual([24 + 16 + 45 + 18, 16]);
    expect(report.blocks[2]!.weights).toEqual([
      { name: 'batch-norm-1.gamma', shape: [8], trained: true },
      { name: 'batch-norm-1.beta', shape: [8], trained: true },
      { name: 'batch-norm-1.runningMean', shape: [8], trained: false },
      { name: 'batch-norm-1.runningVariance', shape: [8], trained: false },
    ]);
  });

  it('counts the memory of the optimizer', async () => {
    const memory = async (kind: string) => {
      cli.write('other.json', projectOf({ ...parts, training: { optimizer: { kind } } }));
      return (await cli.json(describeFormat, 'describe', 'other.json')).memory!;
    };
    const [plain, momentum, adam] = [await memory('gradient-descent'), await memory('momentum'), await memory('adam')];
    // 103 trained numbers, aligned to 112, in float32: one slot, two slots.
    expect(momentum.training - plain.training).toBe(4 * 112);
    expect(adam.training - plain.training).toBe(2 * 4 * 112);
    // 35 train and 10 dev rows of 3 features and 3 outputs.
    expect(plain.rows).toBe(4 * 45 * 6);
    expect(plain.total).toBe(plain.training + plain.evaluation + plain.rows);
  });

  it('prints a table that fits 100 columns', async () => {
    const { code, stdout, stderr } = await cli.run('describe', 'sorts.json');
    expect([code, stderr]).toEqual([0, '']);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
    expect(stdout).toMatch(/^Sorts: 6 blocks, 103 parameters\n/);
    expect(stdout).toContain('50 rows: 35 train, 10 dev, 5 test');
    expect(stdout).toMatch(/\n {2}dense-2 +dense 2 +dense +activation-1 +5 +45 +0 /);
    expect(stdout).toMatch(/\n {2}total +103 +16\n$/);
  });

  it('keeps within 100 columns with long names and many categories', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `the_category_number_${i}`);
    cli.write(
      'wide.csv',
      ['size,side,sort', ...many.map((name, i) => `${i},${name},${['a', 'b'][i % 2]!}`)].join('\n'),
    );
    const file = projectOf({ ...parts, data: 'wide.csv', split: { train: 1, dev: 0 } });
    const nodes = file.document.graph.nodes.map((node) => ({
      ...node,
      name: `${node.name} of the longest name that there is`,
    }));
    const document = { ...file.document, graph: { ...file.document.graph, nodes } };
    cli.write('wide.json', { ...file, document });
    const { stdout } = await cli.run('describe', 'wide.json');
    expect(widest(stdout)).toBeLessThanOrEqual(100);
    expect(stdout).toContain('and 41 more');
    expect(stdout).toMatch(/warning +There are no dev rows/);
  });

  it('shows a network that cannot be trained as far as it is known, each issue with its block', async () => {
    const file = projectOf({ ...parts, training: { learningRate: -1 } });
    const [input, dense, ...others] = file.document.graph.nodes;
    const nodes = [input!, { ...dense!, params: { units: 0 } }, ...others];
    cli.write('wrong.json', { ...file, document: { ...file.document, graph: { ...file.document.graph, nodes } } });
    const json = await cli.run('describe', 'wrong.json', '--json');
    expect(json.code).toBe(1);
    const report = v.parse(describeFormat, JSON.parse(json.stdout));
    expect(report).toMatchObject({ trainable: false, memory: null });
    expect(report.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: 'error', nodeId: 'dense-1', path: 'units' }),
        expect.objectContaining({ level: 'error', path: 'learningRate' }),
      ]),
    );
    const text = await cli.run('describe', 'wrong.json');
    expect(text.code).toBe(1);
    expect(text.stdout).toMatch(/cannot be trained\n/);
    expect(text.stdout).toMatch(/\n {2}error +dense-1: .*Units/);
  });

  it('describes every sample, and says when the data cannot be read', async () => {
    const samples = ['iris', 'moons', 'diabetes', 'penguins', 'digits', 'breast-cancer', 'wine', 'spirals'];
    for (const id of samples) {
      const report = await cli.json(describeFormat, 'describe', `${root}/resources/samples/${id}.dw`);
      expect(report.trainable).toBe(true);
      expect(report.issues.filter(({ level }) => level !== 'info')).toEqual([]);
    }
    const lost = await cli.run('describe', 'sorts.json', '--data', 'lost.csv');
    expect(lost).toMatchObject({ code: 1, stdout: '' });
    expect(lost.stderr).toMatch(/There is no file lost\.csv/);
    cli.write('gaps.csv', 'size,side,sort\n1,north,a\n,south,b\n3,north,c\n4,south,a\n');
    const asking = columns.map((each) => ({ ...each, missing: 'ask' }));
    cli.write('ask.json', projectOf({ ...parts, columns: asking, data: 'gaps.csv' }));
    const gaps = await cli.run('describe', 'ask.json');
    expect(gaps).toMatchObject({ code: 1, stdout: '' });
    expect(gaps.stderr).toMatch(/‘size’ is missing in 1 row \(line 3\)/);
  });
});
