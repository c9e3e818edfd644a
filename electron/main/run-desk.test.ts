import { fail, ok, usualKernels, type Document, type Issue, type Result, type RunRecord } from '@deepwright/engine';
import type { FinishedRun, RunFacts, RunOptions } from '@deepwright/engine/host/train/protocol';
import type { RunEvents, TrainThread } from '@deepwright/engine/host/train/train-thread';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DataDesk } from './data-desk';
import { RunDesk } from './run-desk';
import type { MainWindow } from './window';

vi.mock('./log', () => ({ log: { info: () => undefined, warn: () => undefined, error: () => undefined } }));

const sample = path.join(import.meta.dirname, '../../resources/samples/iris.dw');
const document = (JSON.parse(readFileSync(sample, 'utf8')) as { document: Document }).document;
const facts: RunFacts = {
  epochs: 100,
  totalSteps: 300,
  stepsPerEpoch: 3,
  trainRows: 90,
  devRows: 30,
  testRows: 30,
  kernel: 'wasm std float32',
  issues: [],
};
const died: Issue = { code: 'thread/ended', level: 'error', message: 'The train thread ended.' };
const news = (sequence: number, firstStep: number, costs: number[]) => ({
  sequence,
  firstStep,
  costs: Float32Array.from(costs),
  points: [],
  snapshot: null,
});

/** A desk with a thread and a window that do as they are told. */
function deskWith() {
  const sent: [name: string, event: unknown][] = [];
  const hooks: Record<'fresh' | 'listens', () => void> = { fresh: () => undefined, listens: () => undefined };
  const window = {
    listening: true,
    onFreshPage: (hook: () => void) => (hooks.fresh = hook),
    onListening: (hook: () => void) => (hooks.listens = hook),
    send: (name: string, event: unknown) => sent.push([name, event]),
  };
  const thread = {
    events: {} as RunEvents,
    options: {} as RunOptions,
    end: (_result: Result<FinishedRun>): void => undefined,
    asked: [] as string[],
    train(_subject: unknown, events: RunEvents, options: RunOptions) {
      this.events = events;
      this.options = options;
      const finished = new Promise<Result<FinishedRun>>((resolve) => (this.end = resolve));
      const ask = (what: string) => () => void this.asked.push(what);
      return { pause: ask('pause'), resume: ask('resume'), stop: ask('stop'), finished };
    },
    restart: vi.fn(),
  };
  const chosen = { kernels: usualKernels };
  const data = { table: () => Promise.resolve(ok({ rows: 0, columns: [] })), hashOf: () => 'ff' };
  const desk = new RunDesk(
    window as unknown as MainWindow,
    data as unknown as DataDesk,
    thread as unknown as TrainThread,
    () => Promise.resolve({ kernels: chosen.kernels }),
  );
  const heard = (name: string) => sent.filter(([each]) => each === name).map(([, event]) => event);
  return { desk, window, thread, hooks, heard, chosen };
}

const start = (desk: RunDesk, run = 4) => desk.start({ document, dataId: 'data-1', run });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the desk of runs', () => {
  let made: ReturnType<typeof deskWith>;
  beforeEach(() => (made = deskWith()));

  /** Starts a run and lets it tell of two steps. */
  const running = async (): Promise<void> => {
    made.thread.events = {};
    const started = start(made.desk);
    await vi.waitFor(() => expect(made.thread.events.started).toBeDefined());
    made.thread.events.started?.(facts);
    made.thread.events.progress?.(news(1, 1, [2, 1]));
    expect(await started).toEqual(ok({ run: 4 }));
  };

  it('answers with what stands in the way, and is free again', async () => {
    const started = start(made.desk);
    await vi.waitFor(() => expect(made.thread.events.started).toBeDefined());
    made.thread.events.started?.(facts);
    made.thread.end(fail({ code: 'graph/cycle', level: 'error', message: 'A cycle.' }));
    expect(await started).toMatchObject({ ok: false, issues: [{ code: 'graph/cycle' }] });
    expect(made.heard('train/finished')).toEqual([]);
    await running();
  });

  it('hands each run the kernels that are chosen when it starts', async () => {
    await running();
    expect(made.thread.options).toEqual({ kernels: usualKernels });
    made.thread.end(fail(died));
    await vi.waitFor(() => expect(made.heard('train/finished')).toHaveLength(1));
    made.chosen.kernels = { build: 'relaxed', threads: 2, accelerator: false };
    await running();
    expect(made.thread.options).toEqual({ kernels: { build: 'relaxed', threads: 2, accelerator: false } });
  });

  it('trains one at a time', async () => {
    await running();
    expect(await start(made.desk, 5)).toMatchObject({ ok: false, issues: [{ code: 'train/busy' }] });
  });

  it('refuses a document that is none', async () => {
    const answer = await made.desk.start({ document: { name: 7 } as unknown as Document, dataId: 'data-1', run: 1 });
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'project/structure' }] });
  });

  it('keeps what a run tells for a page that comes later', async () => {
    await running();
    made.hooks.fresh();
    made.thread.events.progress?.(news(2, 3, [0.5]));
    await pause(120);
    const before = made.heard('train/progress').length;
    const attachment = made.desk.attach();
    expect(attachment?.run).toBe(4);
    expect([...(attachment?.progress.costs ?? [])]).toEqual([2, 1, 0.5]);
    made.thread.events.progress?.(news(3, 4, [0.25]));
    await vi.waitFor(() => expect(made.heard('train/progress')).toHaveLength(before + 1));
    expect(made.heard('train/progress').at(-1)).toMatchObject({ firstStep: 4 });
  });

  it('says nothing to a page that hangs, and everything once it is back', async () => {
    await running();
    await vi.waitFor(() => expect(made.heard('train/progress').at(-1)).toMatchObject({ step: 2 }));
    const before = made.heard('train/progress').length;
    made.window.listening = false;
    made.thread.events.progress?.(news(2, 3, [0.5]));
    await pause(120);
    expect(made.heard('train/progress')).toHaveLength(before);
    made.window.listening = true;
    made.hooks.listens();
    await vi.waitFor(() => expect(made.heard('train/progress').at(-1)).toMatchObject({ firstStep: 3, step: 3 }));
  });

  it('makes a failed run of one whose thread died, with its curves and the reason', async () => {
    await running();
    made.thread.end(fail(died));
    await vi.waitFor(() => expect(made.heard('train/finished')).toHaveLength(1));
    const record = made.heard('train/finished')[0] as RunRecord;
    expect(record).toMatchObject({ number: 4, dataHash: 'ff', result: { status: 'failed', issue: died, stepsRun: 2 } });
    expect([...record.result.batchCost.cost]).toEqual([2, 1]);
    expect(made.desk.attach()).toBeNull();
  });

  it('hands an end that nobody heard to the next page, once', async () => {
    await running();
    made.hooks.fresh();
    made.thread.end(fail(died));
    await pause(20);
    expect(made.heard('train/finished')).toEqual([]);
    expect(made.desk.attach()?.run).toBe(4);
    await vi.waitFor(() => expect(made.heard('train/finished')).toHaveLength(1));
    expect(made.desk.attach()).toBeNull();
  });

  it('passes on what the person asks for', async () => {
    await running();
    made.desk.control('pause');
    made.thread.events.paused?.(true);
    made.desk.control('resume');
    made.thread.events.paused?.(false);
    made.desk.control('stop');
    expect(made.thread.asked).toEqual(['pause', 'resume', 'stop']);
    expect(made.heard('train/progress').at(-1)).toMatchObject({ phase: 'stopping' });
    made.thread.end(fail(died));
  });
});
