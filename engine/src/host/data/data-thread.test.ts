import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Preview } from '../../data/preview';
import type { Result } from '../../issues/issue';
import { suggestData } from '../../pipeline/suggest-data';
import { bundleWorker, type BundledWorker } from '../testing/bundle-worker';
import { DataThread } from './data-thread';

const root = path.resolve(import.meta.dirname, '../../../..');
const iris = path.join(root, 'resources/samples/iris.csv');

let worker: BundledWorker;
let thread: DataThread;
beforeAll(async () => {
  worker = await bundleWorker('data/data-worker');
  thread = new DataThread(worker.file);
});
afterAll(async () => {
  await thread.stop();
  await worker.remove();
});

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
};

const specOf = (preview: Preview) => suggestData(preview, { kind: 'sample', id: 'iris' });

describe('DataThread', { timeout: 30_000 }, () => {
  it('opens a file, gives its rows, checks a spec and hands its columns over', async () => {
    const { dataId, preview, milliseconds } = valueOf(await thread.open(iris));
    expect(preview.rows).toBe(150);
    expect(milliseconds).toBeGreaterThan(0);
    expect(valueOf(await thread.rows(dataId, 149, 5))).toEqual({
      start: 149,
      lines: [151],
      cells: [['5.9', '3', '5.1', '1.8', 'virginica']],
      unread: [],
    });
    const check = valueOf(await thread.check(dataId, specOf(preview)));
    expect(check.summary).toMatchObject({
      usedRows: 150,
      droppedRows: 0,
      train: { rows: 90, classes: [30, 30, 30] },
      dev: { rows: 30, classes: [10, 10, 10] },
      test: { rows: 30, classes: [10, 10, 10] },
    });
    expect(check.summary!.scaled.map(({ column }) => column)).toEqual(
      preview.columns.slice(0, 4).map(({ name }) => name),
    );
    const table = valueOf(await thread.table(dataId));
    const [first] = table.columns;
    expect(first!.type === 'number' && first!.values.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(valueOf(await thread.table(dataId)).columns[0]).toEqual(first);
  });

  it('says what is in the way of a spec', async () => {
    const { dataId, preview } = valueOf(await thread.open(iris));
    const spec = specOf(preview);
    const columns = spec.columns.map((column) => ({ ...column, role: 'feature' as const }));
    const check = valueOf(await thread.check(dataId, { ...spec, columns }));
    expect(check.summary).toBeNull();
    expect(check.issues.map(({ code }) => code)).toEqual(['data/no-target']);
  });

  it('holds several files apart, until each is closed', async () => {
    const one = valueOf(await thread.open(iris));
    const two = valueOf(await thread.open(path.join(root, 'resources/samples/moons.csv')));
    expect(two.dataId).not.toBe(one.dataId);
    valueOf(await thread.close(one.dataId));
    expect(await thread.rows(one.dataId, 0, 1)).toMatchObject({ ok: false, issues: [{ code: 'data/not-open' }] });
    expect(valueOf(await thread.rows(two.dataId, 0, 1)).cells).toHaveLength(1);
  });

  it('passes on why a file cannot be read', async () => {
    const result = await thread.open(path.join(root, 'test/fixtures/csv/picture.csv'));
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'data/not-text' }] });
  });

  it('tells how far it is, gives a long reading up in the middle, and goes on with the next', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'deepwright-thread-'));
    const file = path.join(folder, 'long.csv');
    await writeFile(file, `a,b\n${Array.from({ length: 600_000 }, (_, i) => `${i / 3},${i % 11}`).join('\n')}\n`);
    const controller = new AbortController();
    const shares: number[] = [];
    const result = await thread.open(
      file,
      {},
      {
        signal: controller.signal,
        progress: ({ share }) => {
          shares.push(share);
          controller.abort();
        },
      },
    );
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'data/cancelled' }] });
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares[0]).toBeLessThan(1);
    expect(valueOf(await thread.open(iris)).preview.rows).toBe(150);
    await rm(folder, { recursive: true });
  });

  it('gives the reading up', async () => {
    const result = await thread.open(iris, {}, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'data/cancelled' }] });
  });
});
