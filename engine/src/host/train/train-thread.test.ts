import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../issues/issue';
import { suggestGraph } from '../../graph/suggest';
import { checkData } from '../../pipeline/check-data';
import { prepareDocument } from '../../pipeline/prepare-document';
import { suggestData } from '../../pipeline/suggest-data';
import { emptyDocument } from '../../project/empty-document';
import type { Document } from '../../project/document';
import { weightsAt } from '../../train/checkpoint';
import { train } from '../../train/loop';
import { openData } from '../data/open-data';
import { bundleWorker, type BundledWorker } from '../testing/bundle-worker';
import type { RunFacts, RunProgress, Subject } from './protocol';
import { TrainThread } from './train-thread';

const root = path.resolve(import.meta.dirname, '../../../..');

let worker: BundledWorker;
let thread: TrainThread;
let iris: Subject;

/** A project of a sample as it is suggested. */
const subjectOf = async (id: string): Promise<Subject> => {
  const opened = valueOf(await openData(path.join(root, 'resources/samples', `${id}.csv`)));
  const data = suggestData(opened.preview, { kind: 'sample', id });
  const { summary } = checkData(opened.table, data);
  const document: Document = { ...emptyDocument(id), data, graph: suggestGraph(summary!.facts) };
  return { document, table: opened.table };
};

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
};

const withTraining = ({ document, table }: Subject, set: Partial<Document['training']>): Subject => ({
  document: { ...document, training: { ...document.training, ...set } },
  table,
});

const directly = ({ document, table }: Subject) => {
  const { data } = valueOf(prepareDocument(document, table));
  return valueOf(train({ document, data }, { control: () => 'run' }));
};

beforeAll(async () => {
  worker = await bundleWorker('train/train-worker');
  thread = new TrainThread(worker.file);
  iris = await subjectOf('iris');
}, 30_000);
afterAll(async () => {
  await thread.stop();
  await worker.remove();
});

describe('TrainThread', { timeout: 60_000 }, () => {
  it('gives the same weights as a run in this thread, and tells of every step', async () => {
    const subject = withTraining(iris, { epochs: 30 });
    const heard: RunProgress[] = [];
    let facts: RunFacts | null = null;
    const { finished } = thread.train(subject, {
      started: (known) => (facts = known),
      progress: (progress) => heard.push(progress),
    });
    const { result, seconds, kernel } = valueOf(await finished);
    const expected = directly(subject);
    expect(result.weightHash).toBe(expected.weightHash);
    expect(result.history).toEqual(expected.history);
    expect(result.model.tensors).toEqual(expected.model.tensors);
    expect(seconds).toBeGreaterThan(0);
    expect(kernel).toBe('wasm std float32');
    expect(facts).toMatchObject({
      epochs: 30,
      trainRows: 90,
      devRows: 30,
      testRows: 30,
      totalSteps: result.stepsRun,
      issues: [],
    });
    expect(heard.flatMap(({ points }) => points)).toEqual(result.history);
    expect(heard.reduce((sum, { costs }) => sum + costs.length, 0)).toBe(result.stepsRun);
    expect(heard.map(({ sequence }) => sequence)).toEqual(heard.map((_, i) => i + 1));
    expect(heard[0]!.snapshot?.blocks.length).toBeGreaterThan(0);
  });

  it('pauses, stays paused, resumes and stops', async () => {
    const events: string[] = [];
    let steps = 0;
    let wake: () => void = () => {};
    const next = (): Promise<void> => new Promise((resolve) => (wake = resolve));
    const first = next();
    const run = thread.train(withTraining(iris, { epochs: 1_000_000 }), {
      progress: ({ costs }) => {
        steps += costs.length;
        wake();
      },
      paused: (paused) => {
        events.push(paused ? 'paused' : 'resumed');
        wake();
      },
    });
    await first;
    run.pause();
    while (events.length === 0) await next();
    const atPause = steps;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(steps).toBe(atPause);
    run.resume();
    while (steps === atPause) await next();
    run.stop();
    const { result } = valueOf(await run.finished);
    expect(events).toEqual(['paused', 'resumed']);
    expect(result.status).toBe('stopped');
    expect(result.stepsRun).toBe(steps);
    expect(result.stepsRun).toBeGreaterThan(atPause);
  });

  it('stops while paused, and a resume afterwards changes nothing', async () => {
    let paused: () => void = () => {};
    const isPaused = new Promise<void>((resolve) => (paused = resolve));
    const run = thread.train(withTraining(iris, { epochs: 1_000_000 }), {
      paused: (now) => (now ? paused() : undefined),
    });
    run.pause();
    await isPaused;
    run.stop();
    run.resume();
    expect(valueOf(await run.finished).result.status).toBe('stopped');
  });

  it('fails a run that cannot start, without telling that it started', async () => {
    let started = false;
    const document = { ...iris.document, graph: { nodes: [], edges: [] } };
    const { finished } = thread.train({ document, table: iris.table }, { started: () => (started = true) });
    const result = await finished;
    expect(result.ok).toBe(false);
    expect(started).toBe(false);
    const noData = thread.train({ document: { ...iris.document, data: null }, table: iris.table });
    expect(await noData.finished).toMatchObject({ ok: false, issues: [{ code: 'data/none' }] });
  });

  it('fails a run whose thread dies, with the reason, and trains again', async () => {
    let begun: () => void = () => {};
    const running = new Promise<void>((resolve) => (begun = resolve));
    const run = thread.train(withTraining(iris, { epochs: 1_000_000 }), { started: () => begun() });
    await running;
    await thread.restart();
    expect(await run.finished).toMatchObject({ ok: false, issues: [{ code: 'thread/ended', level: 'error' }] });
    expect(valueOf(await thread.train(withTraining(iris, { epochs: 2 })).finished).result.status).toBe('done');
  });

  it('checks gradients at initial and at trained weights, and tells how far it is', async () => {
    const subject = withTraining(iris, { epochs: 3 });
    const seen: number[] = [];
    const initial = valueOf(await thread.check(subject, {}, ({ done, total }) => seen.push(done / total)).finished);
    expect(initial).toMatchObject({ verdict: 'good', at: 'initial' });
    expect(seen.at(-1)).toBe(1);
    const { result } = valueOf(await thread.train(subject).finished);
    const trained = valueOf(await thread.check({ ...subject, trained: result.model.tensors }).finished);
    expect(trained).toMatchObject({ verdict: 'good', at: 'trained', hashBefore: result.weightHash });
  });

  it('gives a check up', async () => {
    const check = thread.check(iris);
    check.cancel();
    expect(await check.finished).toMatchObject({ ok: false, issues: [{ code: 'check/cancelled' }] });
  });

  it('predicts the dev rows and evaluates the test rows with a model', async () => {
    const subject = withTraining(iris, { epochs: 100 });
    const { model, dev } = valueOf(await thread.train(subject).finished).result;
    const { rows, outputs, yHat, source } = valueOf(await thread.predictDev(subject, model));
    expect([rows, outputs, yHat.length, source.length]).toEqual([30, 3, 90, 30]);
    const column = subject.table.columns.find(({ name }) => name === 'target')!;
    const right = Array.from({ length: rows }, (_, row) => {
      const shares = [...yHat.subarray(row * outputs, (row + 1) * outputs)];
      return column.type === 'category' && column.codes[source[row]!] === shares.indexOf(Math.max(...shares));
    });
    expect(right.filter(Boolean).length / rows).toBeCloseTo(dev!.metrics['accuracy']!, 12);
    expect(valueOf(await thread.test(subject, model)).rows).toBe(30);
  });

  it('checks gradients and looks inside at any moment of a run, which goes on to the same weights (T33)', async () => {
    const subject = withTraining(iris, { epochs: 20_000 });
    const second = new TrainThread(worker.file);
    const checked: string[] = [];
    let looks = 0;
    const running = thread.train(subject);
    running.pause();
    for (let moment = 0; moment < 3; moment++) {
      const checkpoint = await running.checkpoint();
      const inspection = await running.inspect();
      expect(checkpoint).not.toBeNull();
      const trained = weightsAt(checkpoint!);
      const { verdict, at } = valueOf(await second.check({ ...subject, trained }).finished);
      checked.push(`${verdict} ${at}`);
      looks += inspection!.tensors.length;
      // It goes on for a moment, however short.
      running.resume();
      running.pause();
    }
    running.resume();
    const { result } = valueOf(await running.finished);
    await second.stop();
    expect(checked).toEqual(new Array(3).fill('good trained'));
    expect(looks).toBe(3 * result.model.tensors.length);
    expect(result.weightHash).toBe(directly(subject).weightHash);
    expect(await running.checkpoint()).toBeNull();
  });

  it('says what a model does well and badly on a part of the data', async () => {
    const { result } = valueOf(await thread.train(withTraining(iris, { epochs: 30 })).finished);
    const diagnosis = valueOf(await thread.diagnose(iris, result.model, 'dev'));
    expect(diagnosis).toMatchObject({ kind: 'category', rows: result.dev!.rows, classes: expect.any(Array) });
    if (diagnosis.kind !== 'category') throw new Error('classes expected');
    const right = diagnosis.confusion.reduce((sum, row, i) => sum + row[i]!, 0);
    expect(right / diagnosis.rows).toBeCloseTo(result.dev!.metrics['accuracy']!, 12);
    const predicted = valueOf(await thread.predict(iris.table, result.model));
    expect(predicted.rows).toBe(iris.table.rows);
  });
});
