import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorker, type BundledWorker } from './testing/bundle-worker';
import { Thread } from './thread';

type Job =
  { do: 'double'; value: number } | { do: 'wait' } | { do: 'throw' } | { do: 'exit' } | { do: 'hang' } | { do: 'fill' };

const script = `
  import { ok, fail } from '../issues/issue';
  import { serve } from './serve';
  serve(async (job, { tell, signal }) => {
    if (job.do === 'double') {
      tell({ seen: job.value });
      return { result: ok(2 * job.value) };
    }
    if (job.do === 'wait') {
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return { result: fail({ code: 'test/aborted', level: 'info', message: 'Given up.' }) };
    }
    if (job.do === 'throw') { console.error = () => {}; throw new Error('a broken promise'); }
    if (job.do === 'exit') process.exit(7);
    if (job.do === 'hang') for (;;) tell({ seen: 0 });
    const parts = [];
    for (;;) parts.push(Array.from({ length: 1000 }, () => ({ parts: parts.length })));
  });
`;

let worker: BundledWorker;
const threads: Thread<Job, { seen: number }>[] = [];
const start = (options = {}): Thread<Job, { seen: number }> => {
  const thread = new Thread<Job, { seen: number }>('test', worker.file, options);
  threads.push(thread);
  return thread;
};
beforeAll(async () => {
  worker = await bundleWorker(script);
});
afterAll(async () => {
  for (const thread of threads) await thread.stop();
  await worker.remove();
});

describe('Thread', { timeout: 30_000 }, () => {
  it('answers each job with its own answer, and tells news before it', async () => {
    const thread = start();
    const news: number[] = [];
    const answers = await Promise.all(
      [1, 2, 3].map((value) => thread.run<number>({ do: 'double', value }, { news: ({ seen }) => news.push(seen) })),
    );
    expect(answers).toEqual([2, 4, 6].map((value) => ({ ok: true, value })));
    expect(news).toEqual([1, 2, 3]);
  });

  it('gives a job up when asked, and others go on', async () => {
    const thread = start();
    const controller = new AbortController();
    const waiting = thread.run({ do: 'wait' }, { signal: controller.signal });
    expect(await thread.run({ do: 'double', value: 4 })).toEqual({ ok: true, value: 8 });
    controller.abort();
    expect(await waiting).toMatchObject({ ok: false, issues: [{ code: 'test/aborted' }] });
    const late = thread.run({ do: 'wait' }, { signal: AbortSignal.abort() });
    expect(await late).toMatchObject({ ok: false, issues: [{ code: 'test/aborted' }] });
  });

  it('makes a fault inside a job a failed job, and lives on', async () => {
    const thread = start();
    expect(await thread.run({ do: 'throw' })).toMatchObject({
      ok: false,
      issues: [{ code: 'thread/fault', message: 'This is a fault of the program: a broken promise.' }],
    });
    expect(await thread.run({ do: 'double', value: 5 })).toEqual({ ok: true, value: 10 });
  });

  it('fails all jobs of a thread that dies, with the reason, and starts another', async () => {
    const thread = start();
    const waiting = thread.run({ do: 'wait' });
    const dying = thread.run({ do: 'exit' });
    for (const result of [await waiting, await dying]) {
      expect(result).toMatchObject({ ok: false, issues: [{ code: 'thread/ended', level: 'error' }] });
      if (!result.ok) expect(result.issues[0]!.message).toContain('exited with code 7');
    }
    expect(await thread.run({ do: 'double', value: 6 })).toEqual({ ok: true, value: 12 });
  });

  it('says when the memory was used up', async () => {
    const thread = start({ resourceLimits: { maxOldGenerationSizeMb: 16 } });
    const result = await thread.run({ do: 'fill' });
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'thread/ended' }] });
    if (!result.ok) expect(result.issues[0]!.message).toContain('ran out of memory');
  });

  it('ends a job that hangs, and works again', async () => {
    const thread = start();
    let alive: () => void = () => {};
    const hanging = new Promise<void>((resolve) => (alive = resolve));
    const stuck = thread.run({ do: 'hang' }, { news: () => alive() });
    await hanging;
    await thread.restart();
    expect(await stuck).toMatchObject({ ok: false, issues: [{ code: 'thread/ended' }] });
    expect(await thread.run({ do: 'double', value: 7 })).toEqual({ ok: true, value: 14 });
  });

  it('fails jobs after the end, and those under way', async () => {
    const thread = start();
    const waiting = thread.run({ do: 'wait' });
    await thread.stop();
    expect(await waiting).toMatchObject({ ok: false });
    expect(await thread.run({ do: 'double', value: 1 })).toMatchObject({
      ok: false,
      issues: [{ code: 'thread/ended' }],
    });
  });

  it('fails a job when the script is not there', async () => {
    const thread = new Thread<Job>('test', '/nowhere/worker.cjs');
    expect(await thread.run({ do: 'wait' })).toMatchObject({ ok: false, issues: [{ code: 'thread/ended' }] });
    await thread.stop();
  });
});
