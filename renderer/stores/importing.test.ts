import type { ColumnType, DataSource, Issue, Peek, Preview, ReadOptions } from '@deepwright/engine';
import { beforeEach, expect, test, vi } from 'vitest';
import type { OpenedData, PeekedData } from '../../electron/shared/ipc';
import { fakeBridge } from './testing';

const dialect = {
  delimiter: ',',
  quote: '"',
  header: true,
  encoding: 'UTF-8',
  decimal: '.' as const,
  dateFormat: null,
};
const names = ['height', 'width', 'kind'];
const peekOf = (over: Partial<Peek> = {}): Peek => ({
  name: 'flowers.csv',
  bytes: 4000,
  format: 'text',
  dialect,
  whole: true,
  columns: names.map((name) => ({ name, type: 'number' as ColumnType })),
  rows: { start: 0, lines: [2], cells: [['1', '2', 'a']] },
  rejected: [],
  rejectedCount: 0,
  issues: [],
  estimate: { rows: 1000, bytes: 24_000 },
  free: 1e9,
  ...over,
});
const previewOf = (over: Partial<Preview> = {}): Preview => ({
  name: 'flowers.csv',
  bytes: 4000,
  hash: 'hash',
  dataHash: 'data',
  format: 'text',
  dialect,
  rows: 1000,
  rejected: [],
  rejectedCount: 0,
  columns: names.map((name) => ({ name, type: 'number', missing: 0, missingLines: [], distinct: 900 })),
  picture: null,
  issues: [],
  ...over,
});
const at = (path: string): DataSource => ({ kind: 'file', path });
const bad: Issue = { code: 'data/unreadable', level: 'error', message: 'It is no table.' };

interface Opening {
  source: DataSource;
  devSource?: DataSource;
  testSource?: DataSource;
  read?: ReadOptions;
}
interface Peeking {
  source?: DataSource;
  read?: ReadOptions;
}

const load = async () => {
  vi.resetModules();
  let tables = 0;
  const fake = fakeBridge({
    'data/peek': ({ source }: Peeking): PeekedData => ({ source: source ?? at('/asked.csv'), peek: peekOf() }),
    'data/open': ({ source, devSource, testSource }: Opening): OpenedData => ({
      dataId: `table ${++tables}`,
      source,
      devSource,
      testSource,
      preview: previewOf(),
      milliseconds: 1,
    }),
    'data/check': () => ({ issues: [], summary: null }),
  });
  vi.stubGlobal('window', { deepwright: fake.bridge });
  const { data } = await import('./data.svelte');
  const { doc } = await import('./document.svelte');
  const { view } = await import('./view.svelte');
  return { fake, data, doc, view };
};

let stores: Awaited<ReturnType<typeof load>>;
beforeEach(async () => {
  stores = await load();
});

/** Requests of one name, in the order they were made. */
const asked = <T>(name: string): T[] =>
  stores.fake.asked.filter((request) => request.name === name).map(({ payload }) => payload as T);

/** The dialog once it stands there, and what comes of it. */
const dialog = async (source?: DataSource) => {
  const done = stores.data.peek(source);
  await vi.waitFor(() => expect(stores.data.importing).not.toBeNull());
  return { importing: stores.data.importing!, done };
};

/** An answer that waits until it is let go. */
const held = <T>(answer: T) => {
  let release = (): void => {};
  const promise = new Promise<T>((resolve) => (release = () => resolve(answer)));
  return { promise, release };
};

test('a file is looked at, then imported as one step', async () => {
  const { data, doc } = stores;
  const { importing, done } = await dialog(at('/flowers.csv'));
  expect(doc.current.data).toBeNull();
  expect(asked('data/open')).toHaveLength(0);
  await importing.run();
  expect(await done).toBe(true);
  expect(data.importing).toBeNull();
  expect(doc.undoLabel).toBe('Open flowers.csv');
  expect(doc.current.data?.source).toEqual(at('/flowers.csv'));
  doc.undo();
  expect(doc.current.data).toBeNull();
});

test('giving up leaves the document and the open table alone', async () => {
  const { data, doc } = stores;
  await data.open({ source: at('/first.csv') });
  const before = doc.current;
  const { importing, done } = await dialog(at('/second.csv'));
  importing.cancel();
  expect(await done).toBe(false);
  expect(doc.current).toBe(before);
  expect(data.opened?.dataId).toBe('table 1');
  expect(asked('data/close')).toHaveLength(0);
});

test('a file that cannot be opened has no dialog', async () => {
  const { data, fake, view } = stores;
  fake.responses['data/peek'] = () => bad;
  expect(await data.peek(at('/gone.csv'))).toBe(false);
  expect(data.importing).toBeNull();
  expect(data.looking).toBeNull();
  expect(view.notices).toEqual([bad]);
});

test('no dialog either when no file was chosen', async () => {
  const { data, fake, view } = stores;
  fake.responses['data/peek'] = () => null;
  expect(await data.peek()).toBe(false);
  expect(view.notices).toEqual([]);
});

test('a changed setting looks again and is imported; back to what was found, it is asked for no more', async () => {
  const { importing } = await dialog(at('/flowers.csv'));
  await importing.change({ delimiter: ';', decimal: ',' });
  expect(asked<Peeking>('data/peek').at(-1)?.read).toEqual({ delimiter: ';', decimal: ',' });
  await importing.change({ delimiter: undefined });
  expect(importing.read).toEqual({ decimal: ',' });
  await importing.run();
  expect(asked<Opening>('data/open')[0]?.read).toEqual({ decimal: ',' });
  expect(stores.doc.current.data?.read).toEqual({ decimal: ',' });
});

test('the former look stays until the new one is there, and a late answer changes nothing', async () => {
  const { fake } = stores;
  const { importing } = await dialog(at('/flowers.csv'));
  const slow = held({ source: at('/flowers.csv'), peek: peekOf({ name: 'late' }) });
  const fast = held({ source: at('/flowers.csv'), peek: peekOf({ name: 'newest' }) });
  fake.responses['data/peek'] = ({ read }: Peeking) => (read?.quote === "'" ? slow.promise : fast.promise);
  const first = importing.change({ quote: "'" });
  const second = importing.change({ quote: '' });
  expect(importing.peek.name).toBe('flowers.csv');
  fast.release();
  await second;
  expect(importing.peek.name).toBe('newest');
  slow.release();
  await first;
  expect(importing.peek.name).toBe('newest');
  expect(importing.looking).toBe(false);
});

test('a setting that does not fit is told in place, and can be mended', async () => {
  const { fake, view } = stores;
  const { importing } = await dialog(at('/flowers.csv'));
  const works = fake.responses['data/peek'];
  fake.responses['data/peek'] = () => bad;
  await importing.change({ encoding: 'UTF-16 LE' });
  expect(importing.issues).toEqual([bad]);
  expect(view.notices).toEqual([]);
  expect(importing.peek.name).toBe('flowers.csv');
  await importing.run();
  expect(asked('data/open')).toHaveLength(0);
  fake.responses['data/peek'] = works;
  await importing.change({ encoding: undefined });
  expect(importing.refusal).toBeNull();
});

test('lines that cannot be read are skipped, or a setting has to be changed first', async () => {
  const { importing } = await dialog(at('/flowers.csv'));
  importing.skipping = false;
  expect(importing.refusal).toMatch(/Change a setting/);
  await importing.change({ delimiter: ';' });
  expect(importing.skipping).toBe(true);
  expect(importing.refusal).toBeNull();
});

const withRejected = (count: number) => {
  const rejected = [{ line: 70_000, reason: 'has 8 fields, expected 7', text: '…' }];
  const { fake } = stores;
  fake.responses['data/peek'] = ({ source }: Peeking) => ({ source: source!, peek: peekOf({ whole: false }) });
  fake.responses['data/open'] = ({ source }: Opening) => ({
    dataId: 'read',
    source,
    preview: previewOf({ rejected, rejectedCount: count }),
    milliseconds: 1,
  });
};

test('rejected lines that the first look had not come to are decided about before anything changes', async () => {
  withRejected(1);
  const { importing, done } = await dialog(at('/long.csv'));
  await importing.run();
  expect(importing.opened?.preview.rejectedCount).toBe(1);
  expect(stores.doc.current.data).toBeNull();
  await importing.run();
  expect(await done).toBe(true);
  expect(asked('data/open')).toHaveLength(1);
  expect(stores.data.opened?.dataId).toBe('read');
});

test('giving up then, or changing a setting, closes the table that was read', async () => {
  withRejected(2);
  const { importing, done } = await dialog(at('/long.csv'));
  await importing.run();
  importing.reconsider();
  expect(importing.opened).toBeNull();
  expect(asked('data/close')).toEqual([{ dataId: 'read' }]);
  await importing.change({ quote: "'" });
  await importing.run();
  importing.cancel();
  expect(await done).toBe(false);
  expect(asked('data/close')).toHaveLength(2);
  expect(stores.doc.undoLabel).toBeNull();
});

test('a reading that is given up comes to nothing, and its late table is closed', async () => {
  const { data, fake } = stores;
  const { importing, done } = await dialog(at('/long.csv'));
  const reading = held({ dataId: 'late', source: at('/long.csv'), preview: previewOf(), milliseconds: 1 });
  fake.responses['data/open'] = () => reading.promise;
  const run = importing.run();
  await vi.waitFor(() => expect(data.loading?.name).toBe('long.csv'));
  fake.emit('data/progress', { share: 0.5, rows: 500 });
  expect(data.loading).toMatchObject({ share: 0.5, rows: 500 });
  data.cancel();
  expect(data.loading).toBeNull();
  expect(asked('data/cancel')).toHaveLength(1);
  reading.release();
  await run;
  expect(asked('data/close')).toEqual([{ dataId: 'late' }]);
  expect(data.importing).toBe(importing);
  expect(stores.doc.undoLabel).toBeNull();
  importing.cancel();
  expect(await done).toBe(false);
});

test('a table that does not fit in memory is read in part', async () => {
  const { fake } = stores;
  fake.responses['data/peek'] = ({ source }: Peeking) => ({ source: source!, peek: peekOf({ free: 6000 }) });
  const { importing } = await dialog(at('/huge.csv'));
  expect(importing.refusal).toMatch(/memory/);
  importing.draw(0.25);
  expect(importing.needed).toEqual({ rows: 250, bytes: 6000 });
  expect(importing.refusal).toBeNull();
  await importing.run();
  expect(asked<Opening>('data/open')[0]?.read).toEqual({ share: 0.25 });
});

test('chosen columns are weighed by themselves, and those that are not in the file any more are forgotten', async () => {
  const { fake } = stores;
  fake.responses['data/peek'] = ({ source, read }: Peeking) => ({
    source: source!,
    peek: peekOf({ estimate: { rows: 1000, bytes: read?.columns ? 8000 : 24_000 } }),
  });
  const { importing } = await dialog(at('/wide.csv'));
  await importing.choose(['kind']);
  expect(importing.needed.bytes).toBe(8000);
  expect(importing.peek.columns).toHaveLength(3);
  await importing.choose([]);
  expect(importing.refusal).toMatch(/at least one column/);
  await importing.choose(['kind', 'colour']);
  expect(importing.read).toEqual({ columns: ['kind'] });
  await importing.choose(names);
  expect(importing.read).toEqual({});
});

test('the open file is looked at as it is read now, and what was chosen about its columns stays', async () => {
  const { data, doc } = stores;
  await data.open({ source: at('/flowers.csv') }, { delimiter: ';' });
  const spec = doc.current.data!;
  const columns = spec.columns.map((column) => ({
    ...column,
    role: column.name === 'width' ? ('ignore' as const) : column.role,
  }));
  doc.apply({ do: 'data', set: { ...spec, columns } }, 'Ignore width');
  const { importing } = await dialog(at('/flowers.csv'));
  expect(importing.read).toEqual({ delimiter: ';' });
  await importing.run();
  expect(doc.undoLabel).toBe('Change how flowers.csv is read');
  expect(doc.current.data?.columns.find(({ name }) => name === 'width')?.role).toBe('ignore');
});

test('a file of dev rows is read together with the main one, and can be taken out again', async () => {
  const { data, doc } = stores;
  await data.open({ source: at('/main.csv') }, { decimal: ',' });
  const done = data.openPart('dev');
  await vi.waitFor(() => expect(data.importing).not.toBeNull());
  await data.importing!.run();
  expect(await done).toBe(true);
  const expected = { source: at('/main.csv'), devSource: at('/asked.csv'), read: { decimal: ',' } };
  expect(asked<Opening>('data/open').at(-1)).toMatchObject(expected);
  expect(doc.current.data).toMatchObject({ ...expected, split: { kind: 'files' } });
  await data.dropPart('dev');
  expect(doc.current.data?.devSource).toBeUndefined();
  expect(doc.current.data?.split.kind).toBe('random');
  // Undo leads back to both files, which are read again.
  doc.undo();
  await data.follow();
  expect(asked<Opening>('data/open').at(-1)).toMatchObject(expected);
});

test('another file takes the place of the one in the dialog', async () => {
  const first = await dialog(at('/first.csv'));
  const second = stores.data.peek(at('/second.csv'));
  expect(await first.done).toBe(false);
  await vi.waitFor(() => expect(stores.data.importing?.source).toEqual(at('/second.csv')));
  stores.data.importing?.cancel();
  expect(await second).toBe(false);
});

test('undo while a file is read leads to the file that the document names in the end', async () => {
  const { data, doc, fake } = stores;
  await data.open({ source: at('/a.csv') });
  await data.open({ source: at('/b.csv') });
  const opens = fake.responses['data/open'] as (payload: Opening) => OpenedData;
  const slow = held(null);
  fake.responses['data/open'] = async (payload: Opening) => {
    await slow.promise;
    return opens(payload);
  };
  doc.undo();
  const following = data.follow();
  doc.redo();
  await data.follow();
  slow.release();
  await following;
  expect(data.opened?.source).toEqual(at('/b.csv'));
});
