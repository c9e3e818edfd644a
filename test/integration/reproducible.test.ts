import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openData } from '../../engine/src/host/data/open-data';
import { bundleWorker, type BundledWorker } from '../../engine/src/host/testing/bundle-worker';
import { TrainThread, type RunningTraining } from '../../engine/src/host/train/train-thread';
import type { RunOptions, Subject } from '../../engine/src/host/train/protocol';
import type { TrainingSpec } from '../../engine/src/project/document';
import { valueOf } from '../../engine/src/testing/graphs';
import type { Checkpoint } from '../../engine/src/train/checkpoint';
import { readCheckpoint, writeCheckpoint } from '../../engine/src/train/checkpoint-file';
import type { LiveChange, LoggedChange } from '../../engine/src/train/live-changes';
import type { RunResult, TrainHost } from '../../engine/src/train/run';
import { everythingAtOnce, runOf, scenarios } from '../golden/hashes/scenarios';

/** The same weights, to the bit, however a run is done: each of these runs ends with the weights of one that simply ran. */

const root = path.resolve(import.meta.dirname, '../..');
const hashes = JSON.parse(readFileSync(path.join(root, 'test/golden/hashes/table.json'), 'utf8')) as Readonly<
  Record<string, string>
>;
const all = scenarios(root);
const everything = all.find(({ name }) => name === everythingAtOnce)!.subject;

let worker: BundledWorker;
const threads: TrainThread[] = [];
const newThread = (): TrainThread => {
  const thread = new TrainThread(worker.file);
  threads.push(thread);
  return thread;
};

beforeAll(async () => {
  worker = await bundleWorker('train/train-worker');
}, 30_000);
afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.stop();
});
afterAll(() => worker.remove());

const withTraining = ({ document, table }: Subject, set: Partial<TrainingSpec>): Subject => ({
  document: { ...document, training: { ...document.training, ...set } },
  table,
});

/** A run in a thread of its own. */
const inThread = async (subject: Subject, options: RunOptions = {}): Promise<RunResult> =>
  valueOf(await newThread().train(subject, {}, options).finished).result;

/**
 * A run in a thread of its own that is held before its first step, and again as soon as it goes on, as often as there is
 * something to do meanwhile; at least one step lies between two holds.
 */
const held = async (subject: Subject, ...meanwhile: ((run: RunningTraining) => unknown)[]): Promise<RunResult> => {
  const left = [...meanwhile];
  const run = newThread().train(subject, {
    paused: (now) => {
      if (now) void Promise.resolve(left.shift()!(run)).then(() => run.resume());
      else if (left.length > 0) run.pause();
    },
  });
  run.pause();
  return valueOf(await run.finished).result;
};
const nothing = (): void => {};

/** Long enough for several holds. */
const long = withTraining(everything, { epochs: 400, patience: 0 });

/** All of a result that a person can see of the numbers. */
const told = ({ weightHash, status, history, batchCost, best, keptEpoch, train, dev }: RunResult) => ({
  ...{ weightHash, status, history, batchCost, best, keptEpoch, train, dev },
});

/** The checkpoint after some steps of a run in this thread; `from` goes on from an earlier one. */
const checkpointAt = (steps: number, from?: Checkpoint): Checkpoint => {
  let taken: Checkpoint | undefined;
  let done = from?.progress.step ?? 0;
  const host: TrainHost = {
    control: () => (taken ? 'stop' : 'run'),
    requests: () => (done === steps && !taken ? [{ do: 'checkpoint' }] : null),
    checkpoint: (checkpoint) => (taken = checkpoint),
    step: () => done++,
  };
  runOf(everything, 'float32', { host, ...(from && { resume: from }) });
  return taken!;
};

describe('the weights of a run', { timeout: 120_000 }, () => {
  it('are those of the table when it is done in a thread', async () => {
    const thread = newThread();
    for (const { name, subject, precision } of all) {
      const { result } = valueOf(await thread.train(subject, {}, { precision }).finished);
      expect([name, result.weightHash]).toEqual([name, hashes[name]]);
    }
  });

  it('are the same with other threads training beside it', async () => {
    const lanes = [newThread(), newThread(), newThread()];
    const ended = await Promise.all(
      all.map(async ({ name, subject, precision }, i) => {
        const { finished } = lanes[i % lanes.length]!.train(subject, {}, { precision });
        return [name, valueOf(await finished).result.weightHash];
      }),
    );
    expect(Object.fromEntries(ended)).toEqual(hashes);
  });

  it('are the same with the columns that DuckDB reads from the file', async () => {
    for (const id of ['iris', 'moons', 'diabetes']) {
      const name = `${id} as it ships, 10 epochs`;
      const opened = valueOf(await openData(path.join(root, `resources/samples/${id}.csv`)));
      const { document } = all.find((each) => each.name === name)!.subject;
      expect((await inThread({ document, table: opened.table })).weightHash).toBe(hashes[name]);
    }
  });

  it('are the same unwatched, watched at every step, and traced', async () => {
    const through = runOf(everything);
    expect(through.weightHash).toBe(hashes[everythingAtOnce]);
    let looks = 0;
    const watching: TrainHost = {
      control: () => 'run',
      wantsSnapshot: () => true,
      snapshot: () => looks++,
      step: () => looks++,
      epoch: () => looks++,
      gradients: () => looks++,
    };
    expect(told(runOf(everything, 'float32', { host: watching }))).toEqual(told(through));
    expect(looks).toBe(3 * through.stepsRun + through.epochsRun);
    expect(told(await inThread(everything, { trace: { gradients: true } }))).toEqual(told(through));
  });

  it('are the same when J is also measured without dropout', () => {
    const watched = withTraining(everything, { randomLayers: 'watch' });
    expect(runOf(watched).weightHash).toBe(hashes[everythingAtOnce]);
  });

  it('are the same after pauses', async () => {
    const through = runOf(long);
    const stops: number[] = [];
    const note = async (run: RunningTraining): Promise<unknown> => stops.push((await run.checkpoint())!.progress.step);
    expect(told(await held(long, note, note, note, note))).toEqual(told(through));
    expect(stops[0]).toBe(0);
    expect(stops).toEqual([...new Set(stops)].sort((a, b) => a - b));
    expect(stops.at(-1)).toBeLessThan(through.stepsRun);
  });
});

describe('a checkpoint', { timeout: 120_000 }, () => {
  const through = runOf(everything);
  const { document } = everything;
  const perEpoch = through.history[0]!.step;

  it('is taken of a run with a short last mini-batch in each of several epochs', () => {
    expect(perEpoch).toBe(12);
    expect((2 * 112) % document.training.batchSize).toBe(4);
    expect(through.stepsRun).toBeGreaterThan(5 * perEpoch);
  });

  it.each([
    ['before the first step', 0],
    ['after the first step', 1],
    ['in the middle of an epoch', 2 * perEpoch + 5],
    ['between two epochs', 3 * perEpoch],
    ['before the last step', through.stepsRun - 1],
  ])('%s and a resume in a new thread lead to the same weights', async (_, step) => {
    const checkpoint = checkpointAt(step);
    expect(checkpoint.progress.step).toBe(step);
    expect(told(await inThread(everything, { resume: checkpoint }))).toEqual(told(through));
  });

  it('of a resumed run leads to the same weights, also by way of a file', async () => {
    const first = checkpointAt(perEpoch + 3);
    const second = checkpointAt(4 * perEpoch + 1, valueOf(readCheckpoint(writeCheckpoint(first))));
    const read = valueOf(readCheckpoint(writeCheckpoint(second)));
    expect(told(await inThread(everything, { resume: read }))).toEqual(told(through));
  });

  it('of a thread that is then stopped leads to the same weights', async () => {
    let checkpoint: Checkpoint | null = null;
    const stopped = await held(long, nothing, async (run) => {
      checkpoint = await run.checkpoint();
      run.stop();
    });
    expect(stopped.status).toBe('stopped');
    expect(checkpoint!.progress.step).toBe(stopped.stepsRun);
    expect(stopped.stepsRun).toBeGreaterThan(0);
    expect(told(await inThread(long, { resume: checkpoint! }))).toEqual(told(runOf(long)));
  });
});

describe('changes while a run goes on', { timeout: 120_000 }, () => {
  const wanted: LiveChange[] = [
    { training: { learningRate: 0.004 } },
    { blocks: { 'dropout-1': { keep: 0.5 }, 'gaussian-noise-1': { deviation: 0.3 } } },
    { training: { l1: 0.2, clipNorm: 0.5 }, blocks: { 'dense-2': { l2: 1 } } },
  ];

  /** A run in this thread with the changes of a log, each at its step. */
  const replay = (log: readonly LoggedChange[]): RunResult => {
    let step = 1;
    const host: TrainHost = {
      control: () => 'run',
      requests: () => log.filter((each) => each.step === step).map((each) => ({ do: 'change', change: change(each) })),
      step: () => step++,
    };
    return runOf(long, 'float32', { host });
  };
  const change = ({ training, blocks }: LoggedChange): LiveChange => ({
    ...(training && { training }),
    ...(blocks && { blocks }),
  });

  it('replayed from the log lead to the same weights, and so does a resume after them', async () => {
    let checkpoint: Checkpoint | null = null;
    const result = await held(
      long,
      nothing,
      ...wanted.map((each) => (run: RunningTraining) => run.change(each)),
      async (run) => (checkpoint = await run.checkpoint()),
    );
    expect(result.changes!.map(change)).toEqual(wanted);
    expect(new Set(result.changes!.map(({ step }) => step)).size).toBe(wanted.length);
    expect(result.weightHash).not.toBe(runOf(long).weightHash);
    expect(told(replay(result.changes!))).toEqual(told(result));
    expect(checkpoint!.progress.changes).toEqual(result.changes);
    expect(told(await inThread(long, { resume: checkpoint! }))).toEqual(told(result));
  });
});
