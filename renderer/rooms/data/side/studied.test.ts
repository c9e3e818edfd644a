import { emptyDocument, type DataSpec } from '@deepwright/engine';
import { beforeEach, expect, test, vi } from 'vitest';
import type { OpenedData } from '../../../../electron/shared/ipc';
import { fakeBridge } from '../../../stores/testing';

const spec: DataSpec = {
  source: { kind: 'sample', id: 'x' },
  read: {},
  columns: [],
  split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 1 },
  augment: [],
};
const opened = (dataId: string) => ({ dataId }) as OpenedData;
const found = (seenRows: number) => ({ trainRows: 2, seenRows, names: [], rows: [] });

const load = async () => {
  vi.resetModules();
  const fake = fakeBridge({});
  vi.stubGlobal('window', { deepwright: fake.bridge });
  const { data } = await import('../../../stores/data.svelte');
  const { doc } = await import('../../../stores/document.svelte');
  const { madeRows } = await import('./studied.svelte');
  doc.load({ ...emptyDocument(), data: spec }, null);
  data.opened = opened('first');
  return { fake, data, doc, madeRows };
};

let stores: Awaited<ReturnType<typeof load>>;
beforeEach(async () => {
  stores = await load();
});

test('what was found holds until the settings change, and again when the change is undone', async () => {
  const { fake, doc, madeRows } = stores;
  fake.responses['data/study'] = () => found(4);
  await madeRows.ask(6);
  expect(fake.asked).toEqual([
    { name: 'data/study', payload: { dataId: 'first', data: spec, job: { study: 'augmented', rows: 6 } } },
  ]);
  expect([madeRows.answer?.seenRows, madeRows.stale, madeRows.busy]).toEqual([4, false, false]);
  doc.apply({ do: 'data', set: { ...spec, augment: [{ kind: 'noise' }] } }, 'Add Gaussian noise');
  expect([madeRows.answer?.seenRows, madeRows.stale]).toEqual([4, true]);
  doc.undo();
  expect(madeRows.stale).toBe(false);
});

test('the answer to the later question counts, whichever comes last', async () => {
  const { fake, madeRows } = stores;
  const waiting: ((seenRows: number) => void)[] = [];
  fake.responses['data/study'] = () => new Promise((resolve) => waiting.push((seenRows) => resolve(found(seenRows))));
  const first = madeRows.ask(6);
  const second = madeRows.ask(6);
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]!(20);
  await second;
  waiting[0]!(10);
  await first;
  expect([madeRows.answer?.seenRows, madeRows.busy]).toEqual([20, false]);
});

test('nothing of one table is shown with another', async () => {
  const { fake, data, madeRows } = stores;
  fake.responses['data/study'] = () => found(4);
  await madeRows.ask(6);
  data.opened = opened('second');
  expect([madeRows.answer, madeRows.stale]).toEqual([null, false]);
});

test('what could not be found leaves nothing behind', async () => {
  const { fake, madeRows } = stores;
  fake.responses['data/study'] = () => found(4);
  await madeRows.ask(6);
  fake.responses['data/study'] = () => ({ code: 'x', level: 'error', message: 'no' });
  await madeRows.ask(6);
  expect([madeRows.answer, madeRows.stale, madeRows.busy]).toEqual([null, false, false]);
});
