import { existsSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { traceFormat } from '../../engine/src/cli/formats/trace';
import { trainFormat } from '../../engine/src/cli/formats/train';
import { CommandLine, npzOf, projectOf } from './support/command-line';

/**
 * Five rows, one feature, two classes; a sigmoid unit with w, b trained by gradient descent in mini-batches of 2, 2 and 1.
 * Everything below is computed by hand from the formulas, in the file's order of rows.
 */
const xs = [0.5, -1.25, 2, 0.75, -0.5];
const ys = [1, 0, 1, 0, 1];
const csv = ['x,y', ...xs.map((x, i) => `${x},${ys[i] === 1 ? 'yes' : 'no'}`)].join('\n');
const columns = [
  { name: 'x', role: 'feature' },
  { name: 'y', role: 'target', type: 'category' },
] as const;
const plain = { optimizer: { kind: 'gradient-descent' }, learningRate: 0.5, batchSize: 2, epochs: 2 };
const start = { w: 0.3, b: -0.2 };
const batches = [[0, 1], [2, 3], [4]];

interface HandStep {
  data: number;
  penalty: number;
  dw: number;
  db: number;
}

/** Two epochs by hand; `inputs` says what the unit sees of a row at a step (dropout). */
const byHand = (l2: number, inputs = (row: number, _step: number): number => xs[row]!) => {
  let { w, b } = start;
  const steps: HandStep[] = [];
  for (const rows of [...batches, ...batches]) {
    const step = steps.length + 1;
    const m = rows.length;
    let data = 0;
    let [dw, db] = [(l2 / m) * w, 0];
    for (const row of rows) {
      const x = inputs(row, step);
      const p = 1 / (1 + Math.exp(-(w * x + b)));
      data -= Math.log(ys[row] === 1 ? p : 1 - p) / m;
      dw += ((p - ys[row]!) * x) / m;
      db += (p - ys[row]!) / m;
    }
    steps.push({ data, penalty: (l2 / (2 * m)) * w * w, dw, db });
    w -= plain.learningRate * dw;
    b -= plain.learningRate * db;
  }
  return { steps, w, b };
};

const weights = npzOf({ 'output-1.W': [[start.w]], 'output-1.b': [start.b] });

let cli: CommandLine;
beforeAll(() => {
  cli = new CommandLine();
  cli.write('data.csv', csv);
  cli.write('weights.npz', weights);
  cli.write('plain.dw', projectOf({ columns, training: { ...plain, l2: 0.4 } }));
  cli.write('dropout.dw', projectOf({ columns, blocks: [['dropout', { keep: 0.8 }]], training: plain }));
});
afterAll(() => cli.remove());

const traced = (name: string) => v.parse(traceFormat, JSON.parse(cli.read(name)));
const inOrder = ['--weights', 'weights.npz', '--no-shuffle', '--precision', 'float64'];

describe('a run compared with one by hand', { timeout: 60_000 }, () => {
  it('T10, T34: J, its parts, gradients and weights of every mini-batch in float64', async () => {
    const words = ['plain.dw', ...inOrder, '--trace', 'plain.json', '--trace-gradients', '--export', 'npz'];
    const report = await cli.json(trainFormat, 'train', ...words);
    expect(report).toMatchObject({ precision: 'float64', kernel: 'js float64', epochs: 2, steps: 6, dev: null });
    expect(report.files).toEqual(['plain.npz', 'plain.json']);

    const { steps, w, b } = byHand(0.4);
    const trace = traced('plain.json');
    expect(trace.steps.map(({ step, epoch, rows }) => [step, epoch, rows])).toEqual(
      [2, 2, 1, 2, 2, 1].map((rows, i) => [i + 1, i < 3 ? 1 : 2, rows]),
    );
    trace.steps.forEach(({ cost, dataCost, penalty, learningRate }, i) => {
      expect(dataCost).toBeCloseTo(steps[i]!.data, 13);
      expect(penalty).toBeCloseTo(steps[i]!.penalty, 13);
      expect(cost).toBe(dataCost! + penalty!);
      expect(learningRate).toBe(0.5);
    });
    const { step, tensors } = trace.gradients!;
    expect(step).toBe(1);
    expect(Object.keys(tensors)).toEqual(['output-1.W', 'output-1.b']);
    expect(tensors['output-1.W']!.shape).toEqual([1, 1]);
    expect(tensors['output-1.W']!.values[0]).toBeCloseTo(steps[0]!.dw, 13);
    expect(tensors['output-1.b']!.values[0]).toBeCloseTo(steps[0]!.db, 13);

    const exported = cli.arrays('plain.npz');
    expect(exported.get('output-1.W')!.data).toBeInstanceOf(Float64Array);
    expect(exported.get('output-1.W')!.data[0]).toBeCloseTo(w, 13);
    expect(exported.get('output-1.b')!.data[0]).toBeCloseTo(b, 13);
  });

  it('T16: dropout masks from a file', async () => {
    const keep = [[1, 0], [0, 1], [1], [1, 1], [0, 1], [1]];
    const masks = keep.map((mask, i) => [`dropout-1.${i + 1}`, mask.map((on) => [on])] as const);
    cli.write('masks.npz', npzOf(Object.fromEntries(masks)));
    await cli.json(trainFormat, 'train', 'dropout.dw', ...inOrder, '--masks', 'masks.npz', '--trace', 'masked.json');
    const { steps } = byHand(0, (row, step) => {
      const place = batches[(step - 1) % 3]!.indexOf(row);
      return (xs[row]! * keep[step - 1]![place]!) / 0.8;
    });
    traced('masked.json').steps.forEach(({ cost }, i) => expect(cost).toBeCloseTo(steps[i]!.data, 13));
  });

  it('noise from a file', async () => {
    const noise = [[0.3, -1], [2, 0.1], [-0.7], [1.5, 0], [-0.2, -0.4], [0.9]];
    const draws = noise.map((values, i) => [`gaussian-noise-1.${i + 1}`, values.map((value) => [value])] as const);
    cli.write('noise.npz', npzOf(Object.fromEntries(draws)));
    cli.write('noise.dw', projectOf({ columns, blocks: [['gaussian-noise', { deviation: 0.5 }]], training: plain }));
    await cli.json(trainFormat, 'train', 'noise.dw', ...inOrder, '--masks', 'noise.npz', '--trace', 'noisy.json');
    const { steps } = byHand(0, (row, step) => {
      const place = batches[(step - 1) % 3]!.indexOf(row);
      return xs[row]! + 0.5 * noise[step - 1]![place]!;
    });
    traced('noisy.json').steps.forEach(({ cost }, i) => expect(cost).toBeCloseTo(steps[i]!.data, 13));
  });

  it('shuffles unless it is told not to', async () => {
    // With α at its least the weights stay, so the cost of the last mini-batch tells which row it is.
    cli.write('slow.dw', projectOf({ columns, training: { ...plain, learningRate: 1e-6, epochs: 30 } }));
    const costs = async (...words: string[]) => {
      await cli.json(trainFormat, 'train', 'slow.dw', '--trace', 'order.json', ...words);
      return new Set(
        traced('order.json').steps.flatMap(({ rows: m, dataCost }) => (m === 1 ? [dataCost!.toFixed(3)] : [])),
      );
    };
    expect((await costs('--no-shuffle')).size).toBe(1);
    expect((await costs()).size).toBeGreaterThan(1);
  });

  it('writes the same run in float32 with the digits of float64', async () => {
    const words = [
      'train',
      'plain.dw',
      '--weights',
      'weights.npz',
      '--no-shuffle',
      '--trace',
      'short.json',
      '--trace-gradients',
    ];
    const report = await cli.json(trainFormat, ...words);
    expect(report.precision).toBe('float32');
    const { steps } = byHand(0.4);
    const trace = traced('short.json');
    trace.steps.forEach(({ cost }, i) => expect(cost).toBeCloseTo(steps[i]!.data + steps[i]!.penalty, 6));
    const [value] = trace.gradients!.tensors['output-1.b']!.values;
    expect(Math.fround(value!)).toBe(value);
  });
});

describe('weights and masks that do not fit', { timeout: 60_000 }, () => {
  it.each([
    ['a missing one', { 'output-1.W': [[1]] }, /an array for each weight; missing: output-1\.b \(1\)\./],
    ['another size', { 'output-1.W': [[1, 2]], 'output-1.b': [0] }, /‘output-1\.W’ must be 1 × 1; 1 × 2 came/],
    [
      'an unknown one',
      { 'output-1.W': [[1]], 'output-1.b': [0], 'dense-9.W': [[1]] },
      /no weights of the name dense-9\.W/,
    ],
    ['no number', { 'output-1.W': [[NaN]], 'output-1.b': [0] }, /‘output-1\.W’ holds NaN/],
  ] as const)('weights: %s', async (_, arrays, words) => {
    cli.write('wrong.npz', npzOf(arrays));
    const { code, stdout, stderr } = await cli.run('train', 'plain.dw', '--weights', 'wrong.npz', '--out', 'never');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(words);
    expect(stderr).toContain('wrong.npz');
    expect(existsSync(cli.file('never'))).toBe(false);
  });

  it.each([
    ['no random block', { 'output-1.1': [[1], [1]] }, /‘output-1\.1’ is no random block.*dropout-1/],
    ['another size', { 'dropout-1.1': [[1]] }, /‘dropout-1\.1’ must be 2 × 1; 1 × 1 came/],
    ['scaled already', { 'dropout-1.1': [[1.25], [0]] }, /‘dropout-1\.1’ must hold 0 and 1 only/],
    ['a step missing', { 'dropout-1.1': [[1], [0]] }, /array ‘dropout-1\.2’.*there is none/],
  ] as const)('masks: %s', async (_, arrays, words) => {
    cli.write('wrong.npz', npzOf(arrays));
    const { code, stdout, stderr } = await cli.run('train', 'dropout.dw', '--masks', 'wrong.npz');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(words);
  });

  it('says what a file is that holds no arrays', async () => {
    const { code, stderr } = await cli.run('train', 'plain.dw', '--weights', 'data.csv');
    expect(code).toBe(1);
    expect(stderr).toMatch(/data\.csv: An \.npz file .* was expected/);
    expect((await cli.run('train', 'plain.dw', '--weights', 'nowhere.npz')).stderr).toMatch(/no file nowhere\.npz/);
  });

  it('starts again from its own export, running statistics or not', async () => {
    const blocks = [['dense', { units: 3 }], ['batch-norm']] as const;
    cli.write('normal.dw', projectOf({ columns, blocks, training: plain }));
    await cli.json(trainFormat, 'train', 'normal.dw', '--export', 'npz');
    const names = [...cli.arrays('normal.npz').keys()];
    expect(names).toContain('batch-norm-1.runningMean');
    await cli.json(trainFormat, 'train', 'normal.dw', '--weights', 'normal.npz', '--trace', 'all.json');
    const rest = [...cli.arrays('normal.npz')].filter(([name]) => !/running|json/.test(name));
    const lists = rest.map(([name, { shape, data }]) => {
      const rows = Array.from({ length: shape[0]! }, (_, i) => [...data.subarray(i * shape[1]!, (i + 1) * shape[1]!)]);
      return [name, shape.length === 2 ? rows : [...data]] as const;
    });
    cli.write('rest.npz', npzOf(Object.fromEntries(lists)));
    await cli.json(trainFormat, 'train', 'normal.dw', '--weights', 'rest.npz', '--trace', 'rest.json');
    // Running statistics have no part in training.
    expect(traced('rest.json').steps).toEqual(traced('all.json').steps);
  });
});

describe('how a run ends', { timeout: 60_000 }, () => {
  it('T21: stopping early is an end like any other', async () => {
    const training = { ...plain, epochs: 500, patience: 3, minChange: 1000 };
    cli.write('early.dw', projectOf({ columns, training, split: { train: 0.6, dev: 0.4 } }));
    const report = await cli.json(trainFormat, 'train', 'early.dw');
    expect(report).toMatchObject({ status: 'stopped-early', epochs: 4, keptEpoch: 1 });
    const { code, stdout } = await cli.run('train', 'early.dw');
    expect(code).toBe(0);
    expect(stdout).toContain('stopped early: no better epoch on the dev rows for 3; epoch 1, the best one, is kept');
  });

  it('T26: warns of gradients that vanish', async () => {
    const layer = [
      ['dense', { units: 2, init: { kind: 'small-normal' } }],
      ['activation', { fn: { kind: 'sigmoid' } }],
    ] as const;
    cli.write(
      'deep.dw',
      projectOf({ columns, blocks: Array.from({ length: 8 }, () => layer).flat(), training: plain }),
    );
    const { code, stdout, stderr } = await cli.run('train', 'deep.dw', '--json');
    expect(code).toBe(0);
    const { notices } = v.parse(trainFormat, JSON.parse(stdout));
    expect(notices).toMatchObject([{ code: 'train/vanishing-gradients', level: 'warning', nodeId: 'dense-1' }]);
    expect(stderr).toContain(notices[0]!.message);
  });

  it('refuses options that do not go together', async () => {
    for (const [words, why] of [
      [['--weights', 'a.npz', '--resume', 'b'], /give one of them/],
      [['--trace-gradients'], /--trace-gradients puts gradients into the file of --trace/],
      [['--precision', 'float16'], /--precision must be float32 or float64; ‘float16’ came/],
    ] as const) {
      const { code, stderr } = await cli.run('train', 'plain.dw', ...words);
      expect(code).toBe(2);
      expect(stderr).toMatch(why);
    }
  });
});
