import { emptyDocument, projectVersion, type RunRecord } from '@deepwright/engine';
import { beforeEach, expect, test, vi } from 'vitest';
import type { OpenedData, TrainProgress } from '../../electron/shared/ipc';
import { fakeBridge } from './testing';

const preview = {
  name: 'flowers.csv',
  bytes: 1,
  hash: 'hash',
  dataHash: 'data',
  format: 'text' as const,
  dialect: { delimiter: ',', quote: '"', header: true, encoding: 'UTF-8', decimal: '.' as const, dateFormat: null },
  rows: 150,
  rejected: [],
  rejectedCount: 0,
  columns: [],
  picture: null,
  issues: [],
};
const opened = (path: string): OpenedData => ({
  dataId: path,
  source: { kind: 'file', path },
  preview,
  milliseconds: 1,
});
const file = { format: 'deepwright' as const, version: projectVersion, document: emptyDocument(), runs: [] };
const record = (number: number) => ({ number }) as RunRecord;
const progress = (over: Partial<TrainProgress>): TrainProgress => ({
  run: 1,
  sequence: 1,
  phase: 'running',
  kernel: 'wasm std float32',
  step: 2,
  totalSteps: 10,
  epoch: 1,
  epochs: 5,
  secondsElapsed: 1,
  secondsLeft: null,
  rowsPerSecond: 1,
  firstStep: 1,
  costs: new Float32Array([1, 0.5]),
  points: [],
  snapshot: null,
  ...over,
});

const load = async () => {
  vi.resetModules();
  const fake = fakeBridge({
    'data/open': ({ source }: { source: { path: string } }) => opened(source.path),
    'data/check': () => ({ issues: [], summary: null }),
    'project/open': ({ path }: { path?: string }) => ({ path: path ?? 'asked.dw', file }),
    'project/save': ({ path }: { path: string | null }) => ({
      path: path ?? 'saved.dw',
      savedAt: '2026-11-22T14:02:00Z',
    }),
    'train/start': ({ run }: { run: number }) => ({ run }),
  });
  vi.stubGlobal('window', { deepwright: fake.bridge });
  const { data } = await import('./data.svelte');
  const { doc } = await import('./document.svelte');
  const { project } = await import('./project.svelte');
  const { run } = await import('./run.svelte');
  const { view } = await import('./view.svelte');
  return { fake, data, doc, project, run, view };
};

let stores: Awaited<ReturnType<typeof load>>;
beforeEach(async () => {
  stores = await load();
});

const names = () => stores.fake.asked.map(({ name }) => name);

test('opening a table is one step that undo takes back, and names an unnamed project', async () => {
  const { data, doc, project } = stores;
  expect(await data.open({ source: { kind: 'file', path: '/flowers.csv' } })).toBe(true);
  expect(project.name).toBe('flowers');
  expect(doc.undoLabel).toBe('Open flowers.csv');
  doc.undo();
  expect(doc.current.data).toBeNull();
  expect(doc.undoLabel).toBeNull();
});

test('undo of another file reads the first one again; an edit of the settings only checks', async () => {
  const { data, doc, fake } = stores;
  await data.open({ source: { kind: 'file', path: '/a.csv' } });
  await data.open({ source: { kind: 'file', path: '/b.csv' } });
  await data.follow();
  expect(names().filter((name) => name === 'data/open')).toHaveLength(2);
  doc.undo();
  await data.follow();
  expect(data.opened?.dataId).toBe('/a.csv');
  const before = fake.asked.length;
  const spec = doc.current.data;
  if (!spec) throw new Error('there should be data');
  doc.apply({ do: 'data', set: { ...spec, split: { ...spec.split, seed: 7 } } }, 'Seed');
  await data.follow();
  expect(names().slice(before)).toEqual(['data/check']);
});

test('a file that is overtaken by another one is closed again', async () => {
  const { data, fake } = stores;
  let release = (): void => {};
  const slow = new Promise<void>((resolve) => (release = resolve));
  fake.responses['data/open'] = async ({ source }: { source: { path: string } }) => {
    if (source.path === '/slow.csv') await slow;
    return opened(source.path);
  };
  const first = data.open({ source: { kind: 'file', path: '/slow.csv' } });
  await data.open({ source: { kind: 'file', path: '/fast.csv' } });
  release();
  expect(await first).toBe(false);
  expect(data.opened?.dataId).toBe('/fast.csv');
  expect(fake.asked.at(-1)).toEqual({ name: 'data/close', payload: { dataId: '/slow.csv' } });
});

test('a failed request says so and changes nothing', async () => {
  const { data, doc, fake, view } = stores;
  fake.responses['data/open'] = () => ({ code: 'data/missing', level: 'error', message: 'It is gone.' });
  expect(await data.open({ source: { kind: 'file', path: '/gone.csv' } })).toBe(false);
  expect(view.notices).toHaveLength(1);
  expect(doc.undoLabel).toBeNull();
  expect(data.loading).toBeNull();
});

test('edits make the project dirty, saving clean, and an edit during the save stays unsaved', async () => {
  const { doc, fake, project } = stores;
  await project.open('/one.dw');
  expect(project.dirty).toBe(false);
  doc.apply({ do: 'name', name: 'renamed' }, 'Rename');
  expect(project.dirty).toBe(true);
  fake.responses['project/save'] = ({ path }: { path: string | null }) => {
    doc.apply({ do: 'name', name: 'again' }, 'Rename');
    return { path: path ?? '', savedAt: '2026-11-22T14:02:00Z' };
  };
  expect(await project.save()).toBe(true);
  expect(project.dirty).toBe(true);
  expect(project.savedAt).not.toBeNull();
});

test('a run is followed to its record, and a late message changes nothing', async () => {
  const { fake, project, run } = stores;
  await project.open('/one.dw');
  fake.responses['train/attach'] = () => ({
    run: 3,
    document: emptyDocument(),
    progress: progress({ run: 3, costs: new Float32Array([3, 2, 1]) }),
  });
  await run.attach();
  expect(run.active).toBe(true);
  fake.emit('train/progress', progress({ run: 3, sequence: 2, firstStep: 4, costs: new Float32Array([0.5]) }));
  expect([...run.costs.values]).toEqual([3, 2, 1, 0.5]);
  const ended = run.stopped();
  expect(fake.asked.at(-1)).toEqual({ name: 'train/control', payload: { action: 'stop' } });
  fake.emit('train/finished', record(3));
  await ended;
  expect(run.active).toBe(false);
  expect(project.lastRun?.number).toBe(3);
  fake.emit('train/finished', record(3));
  expect(project.runs).toHaveLength(1);
});

test('another project forgets the run of the former one', async () => {
  const { fake, project, run } = stores;
  fake.responses['train/attach'] = () => ({ run: 3, document: emptyDocument(), progress: progress({ run: 3 }) });
  await run.attach();
  await project.open('/other.dw');
  expect(run.active).toBe(false);
  expect(run.costs.length).toBe(0);
  fake.emit('train/finished', record(3));
  expect(project.runs).toHaveLength(0);
});
