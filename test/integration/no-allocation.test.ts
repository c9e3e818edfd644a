import { afterEach, expect, it, vi } from 'vitest';
import { emptyDocument, prepare, suggestGraph, type DataSpec, type Table } from '../../engine/src/index';
import { prepareTraining } from '../../engine/src/train/prepare';
import { newProgress } from '../../engine/src/train/progress';
import type { TrainHost } from '../../engine/src/train/run';
import { runStep } from '../../engine/src/train/step';

/** 50 rows of two numbers and a class. */
const table: Table = {
  rows: 50,
  columns: [
    { name: 'a', type: 'number', values: Float64Array.from({ length: 50 }, (_, i) => i % 7) },
    { name: 'b', type: 'number', values: Float64Array.from({ length: 50 }, (_, i) => (i * i) % 11) },
    {
      name: 'c',
      type: 'category',
      codes: Int32Array.from({ length: 50 }, (_, i) => i % 3),
      categories: ['x', 'y', 'z'],
    },
  ],
};
const data: DataSpec = {
  source: { kind: 'sample', id: 'none' },
  read: {},
  columns: [
    { name: 'a', type: 'number', role: 'feature', missing: 'drop', encoding: 'one-hot', scaler: 'z-score' },
    { name: 'b', type: 'number', role: 'feature', missing: 'drop', encoding: 'one-hot', scaler: 'z-score' },
    { name: 'c', type: 'category', role: 'target', missing: 'drop', encoding: 'one-hot', scaler: 'none' },
  ],
  split: { kind: 'random', train: 0.8, dev: 0.2, test: 0, stratify: false, seed: 1 },
  augment: [],
};

const buffers = ['Float32Array', 'Float64Array', 'Int32Array', 'Uint32Array', 'ArrayBuffer'] as const;

/** Whatever makes a buffer or a view of one from now on is counted. */
const countBuffers = (): { made: string[] } => {
  const made: string[] = [];
  for (const name of buffers) {
    const original = globalThis[name];
    const counted = new Proxy(original, {
      construct: (target, args: unknown[]) => {
        made.push(name);
        return Reflect.construct(target, args) as object;
      },
    });
    vi.stubGlobal(name, counted);
  }
  const typed = Object.getPrototypeOf(Float32Array.prototype) as Float32Array;
  for (const method of ['subarray', 'slice', 'map', 'filter'] as const) {
    const original = typed[method] as (...args: unknown[]) => unknown;
    vi.spyOn(typed, method).mockImplementation(function (this: Float32Array, ...args: unknown[]) {
      made.push(method);
      return original.apply(this, args) as never;
    });
  }
  return { made };
};
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('a training step makes no buffer and no view, also for the short last batch', () => {
  const prepared = prepare(table, data);
  if (!prepared.ok) throw new Error(prepared.issues[0]!.message);
  const empty = emptyDocument('small');
  const document = { ...empty, data, graph: suggestGraph(prepared.value.data.facts) };
  const job = {
    document: { ...document, training: { ...empty.training, batchSize: 16, l2: 0.1, l1: 0.1, clipNorm: 0.5 } },
  };
  const training = prepareTraining({ ...job, data: prepared.value.data }, false);
  if (!training.ok) throw new Error(training.issues[0]!.message);
  const { batches, program } = training.value;
  const progress = newProgress();
  const go: TrainHost = { control: () => 'run', step: () => {} };

  batches.startEpoch(1);
  const { made } = countBuffers();
  const broken = Array.from({ length: batches.perEpoch }, (_, b) =>
    runStep(training.value, progress, batches.load(program, b), go),
  );
  expect(made).toEqual([]);
  expect(broken).toEqual([null, null, null]);
  expect(progress.step).toBe(3);
  // The counting itself works.
  new Float32Array(4).subarray(1);
  expect(made).toEqual(['Float32Array', 'subarray']);
});
