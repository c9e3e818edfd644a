import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  defaultTraining,
  gradientCheck,
  planGraph,
  prepare,
  suggestGraph,
  train,
  type ColumnSpec,
  type DataSpec,
  type Document,
  type PreparedData,
  type Result,
  type RunResult,
  type Table,
  type TrainHost,
  type TrainingSpec,
} from '../../engine/src/index';

/** The samples that ship with the product, from CSV to trained weights. */

const valueOf = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(result.issues.map(({ message }) => message).join('\n'));
};

const readTable = (sample: string): Table => {
  const text = readFileSync(new URL(`../../resources/samples/${sample}.csv`, import.meta.url), 'utf8');
  const [header, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const columns = header!.map((name, j) => {
    const cells = lines.map((cells) => cells[j]!);
    if (cells.every((cell) => Number.isFinite(Number(cell)))) {
      return { name, type: 'number', values: Float64Array.from(cells, Number) } as const;
    }
    const categories = [...new Set(cells)].sort();
    return {
      name,
      type: 'category',
      categories,
      codes: Int32Array.from(cells, (cell) => categories.indexOf(cell)),
    } as const;
  });
  return { rows: lines.length, columns };
};

const prepared = (sample: string, targetType: ColumnSpec['type']): PreparedData => {
  const table = readTable(sample);
  const spec: DataSpec = {
    source: { kind: 'sample', id: sample },
    read: {},
    columns: table.columns.map(({ name, type }, j) => {
      const isTarget = j === table.columns.length - 1;
      return {
        name,
        type: isTarget ? targetType : type,
        role: isTarget ? 'target' : 'feature',
        missing: 'drop',
        encoding: 'one-hot',
        scaler: 'z-score',
      };
    }),
    split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: targetType === 'category', seed: 42 },
    augment: [],
  };
  return valueOf(prepare(table, spec)).data;
};

const training: TrainingSpec = {
  ...defaultTraining(),
  learningRate: 0.01,
  optimizer: { kind: 'adam' },
  schedule: { kind: 'constant' },
  batchSize: 32,
  epochs: 100,
  l2: 0,
  seed: 42,
};

const documentFor = (data: PreparedData, over: Partial<TrainingSpec> = {}): Document => ({
  name: 'sample',
  data: null,
  graph: suggestGraph(data.facts),
  training: { ...training, ...over },
});

const go: TrainHost = { control: () => 'run' };
const run = (data: PreparedData, over: Partial<TrainingSpec> = {}, host = go): RunResult =>
  valueOf(train({ document: documentFor(data, over), data }, host));

describe('iris with the suggested network', () => {
  const data = prepared('iris', 'category');

  it('reaches 95 % on the train rows, and a good score on the dev rows', () => {
    const result = run(data);
    expect(result.status).toBe('done');
    expect(result.train!.metrics['accuracy']).toBeGreaterThanOrEqual(0.95);
    expect(result.dev!.metrics['accuracy']).toBeGreaterThanOrEqual(0.9);
    expect(planGraph(result.model.graph, data.facts).issues).toEqual([]);
  });

  it('ends with the same weights whenever it is run with the same seed', () => {
    expect(run(data, { epochs: 20 }).weightHash).toBe(run(data, { epochs: 20 }).weightHash);
    expect(run(data, { epochs: 20 }).weightHash).not.toBe(run(data, { epochs: 20, seed: 1 }).weightHash);
  });

  it('can be paused and go on without any difference', () => {
    // A pause is a control that takes its time; nothing of the run may depend on when it was asked.
    let asked = 0;
    const pausing: TrainHost = {
      control: () => {
        asked++;
        if (asked % 7 === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        return 'run';
      },
    };
    expect(run(data, { epochs: 10 }, pausing).weightHash).toBe(run(data, { epochs: 10 }).weightHash);
    expect(asked).toBe(10 * Math.ceil(data.train.rows / 32));
  });

  it('can be stopped at once, and keeps the best epoch', () => {
    let steps = 0;
    const stopping: TrainHost = { control: () => (steps < 50 ? 'run' : 'stop'), step: () => steps++ };
    const result = run(data, {}, stopping);
    expect(result.status).toBe('stopped');
    expect(result.stepsRun).toBe(50);
    expect(result.keptEpoch).toBe(result.best!.epoch);
  });

  it('passes the gradient check at its initial and its trained weights', () => {
    const document = documentFor(data);
    const trained = valueOf(train({ document, data }, go)).model.tensors;
    expect(valueOf(gradientCheck({ document, data })).verdict).toBe('good');
    expect(valueOf(gradientCheck({ document, data, trained })).verdict).toBe('good');
  });
});

describe('the other samples with their suggested networks', () => {
  it('moons: two classes that no straight line parts', () => {
    const result = run(prepared('moons', 'category'));
    expect(result.train!.metrics['accuracy']).toBeGreaterThanOrEqual(0.95);
    expect(result.dev!.metrics['accuracy']).toBeGreaterThanOrEqual(0.9);
  });

  it('diabetes: a number, judged in its own units', () => {
    const data = prepared('diabetes', 'number');
    const result = run(data, { epochs: 30, l2: 1 });
    expect(result.dev!.metrics['r2']).toBeGreaterThan(0.3);
    // The target runs from 25 to 346 with σ ≈ 77: an RMSE below that, and far above the scaled one.
    expect(result.dev!.metrics['rmse']).toBeGreaterThan(20);
    expect(result.dev!.metrics['rmse']).toBeLessThan(77);
  });

  it('diabetes at a learning rate of 10: breaks, and says where and what to try', () => {
    const result = run(prepared('diabetes', 'number'), {
      learningRate: 10,
      optimizer: { kind: 'gradient-descent' },
      epochs: 500,
    });
    expect(result.status).toBe('not-finite');
    expect(result.issue!.message).toMatch(/epoch \d+, batch \d+, first in (Dense|ReLU|Output)/);
    expect(result.issue!.fixes![0]!.edit).toEqual({ do: 'training', set: { learningRate: 1 } });
  });
});
