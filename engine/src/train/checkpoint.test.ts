import { describe, expect, it } from 'vitest';
import { aNumber, chain, dataOf, documentOf, relu, threeClasses, valueOf } from '../testing/graphs';
import { weightsAt, type Checkpoint } from './checkpoint';
import { readCheckpoint, writeCheckpoint } from './checkpoint-file';
import { train } from './loop';
import type { TrainJob } from './prepare';
import type { RunResult, TrainHost } from './run';

const graph = chain(['dense', { units: 8 }], ['batch-norm'], relu, ['dropout', { keep: 0.8 }]);
const data = dataOf(threeClasses);
const job = (training = {}, over: Partial<TrainJob> = {}): TrainJob => ({
  document: documentOf(graph, { epochs: 6, patience: 4, ...training }),
  data,
  ...over,
});
const go: TrainHost = { control: () => 'run' };

/** The checkpoint after some mini-batches of a run that is then stopped. */
const after = (steps: number, training = {}, over: Partial<TrainJob> = {}): Checkpoint => {
  let taken: Checkpoint | null = null;
  let asked = 0;
  const host: TrainHost = {
    control: () => (asked++ < steps ? 'run' : 'stop'),
    checkpoint: (checkpoint) => (taken = checkpoint),
    checkpointAtEnd: true,
  };
  valueOf(train(job(training, over), host));
  return taken!;
};

/** What must be the same: everything that does not hold arrays by reference. */
const told = ({ weightHash, history, batchCost, best, keptEpoch, stepsRun, flow, status }: RunResult) => ({
  weightHash,
  history,
  batchCost,
  best,
  keptEpoch,
  stepsRun,
  flow,
  status,
});

describe.each(['gradient-descent', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'])('a run of %s', (kind) => {
  const optimizer = { kind, correct: true };
  const settings = kind === 'gradient-descent' ? { optimizer: { kind } } : { optimizer };
  const through = valueOf(train(job(settings), go));

  // 4 mini-batches an epoch: before the first, in the middle of an epoch, between two, near the end.
  it.each([0, 1, 6, 8, 23])(
    'resumed after %i mini-batches gives the same bits as one that was not stopped',
    (steps) => {
      const resumed = valueOf(train(job(settings, { resume: after(steps, settings) }), go));
      expect(told(resumed)).toEqual(told(through));
    },
  );

  it('survives its file', () => {
    const checkpoint = after(6, settings);
    const read = valueOf(readCheckpoint(writeCheckpoint(checkpoint)));
    expect(read).toEqual(checkpoint);
    expect(told(valueOf(train(job(settings, { resume: read }), go)))).toEqual(told(through));
  });
});

describe('a checkpoint', () => {
  it('holds the weights of that moment by name', () => {
    const atEnd = weightsAt(after(24));
    const { tensors } = valueOf(train(job({ patience: 0 }), go)).model;
    expect(atEnd).toEqual(tensors);
  });

  it('keeps float64 runs in float64', () => {
    const wide = { precision: 'float64' } as const;
    const through = valueOf(train(job({}, wide), go));
    const checkpoint = valueOf(readCheckpoint(writeCheckpoint(after(5, {}, wide))));
    expect(checkpoint.trained).toBeInstanceOf(Float64Array);
    expect(valueOf(train(job({}, { resume: checkpoint }), go)).weightHash).toBe(through.weightHash);
  });

  it('lets a finished run go on for more epochs', () => {
    const finished = after(24);
    const longer = valueOf(train(job({ epochs: 9 }, { resume: finished }), go));
    expect(longer.weightHash).toBe(valueOf(train(job({ epochs: 9 }), go)).weightHash);
  });

  it('of a run that stopped by itself ends at once with the same', () => {
    const settings = { epochs: 200, patience: 3, learningRate: 0.05 };
    const through = valueOf(train(job(settings), go));
    expect(through.status).toBe('stopped-early');
    const resumed = valueOf(train(job(settings, { resume: after(1e6, settings) }), go));
    expect(told(resumed)).toEqual(told(through));
  });

  it('of another network, precision or optimizer is refused', () => {
    const checkpoint = after(3);
    const refused = (over: Partial<TrainJob>) => train(job({}, { resume: checkpoint, ...over }), go);
    const other = { ok: false, issues: [{ code: 'train/checkpoint' }] };
    expect(refused({ document: documentOf(chain(['dense', { units: 9 }])) })).toMatchObject(other);
    expect(refused({ document: documentOf(graph, { optimizer: { kind: 'momentum' } }) })).toMatchObject(other);
    expect(refused({ precision: 'float64' })).toMatchObject(other);
    expect(refused({ document: documentOf(graph), data: dataOf(aNumber) })).toMatchObject({ ok: false });
  });

  it.each([
    ['no zip', (bytes: Uint8Array) => bytes.map((byte, i) => (i < 4 ? 0 : byte))],
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['empty', () => new Uint8Array(0)],
  ])('in a file that is %s is an issue, not an exception', (_, damage) => {
    expect(readCheckpoint(damage(writeCheckpoint(after(2))))).toMatchObject({
      ok: false,
      issues: [{ code: 'checkpoint/unreadable', hint: expect.any(String) }],
    });
  });
});
