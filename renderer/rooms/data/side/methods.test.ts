import type { ColumnProfile, ColumnSpec, DataSpec } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import {
  byShares,
  canStratify,
  columnsFor,
  dealtShares,
  groupOf,
  methods,
  partOfMain,
  partOfValue,
  shareOfMain,
  valuesOf,
  withColumn,
  withGroup,
  withMethod,
  withShareOfMain,
  withValue,
} from './methods';

const column = (name: string, type: ColumnSpec['type'], role: ColumnSpec['role'] = 'feature'): ColumnSpec => ({
  name,
  type,
  role,
  missing: 'ask',
  encoding: 'one-hot',
  scaler: 'z-score',
});
const profile = (name: string, type: ColumnSpec['type'], ...values: string[]): ColumnProfile => ({
  name,
  type,
  missing: 0,
  missingLines: [],
  distinct: values.length,
  ...(values.length > 0 ? { top: values.map((value, i) => ({ value, count: 9 - i })) } : {}),
});
const profiles = [
  profile('__proto__', 'category', 'a', 'b', 'c'),
  profile('mass', 'number'),
  profile('seen', 'date'),
  profile('year', 'number', '2007', '2008'),
  profile('species', 'category', 'x', 'y'),
];
const spec: DataSpec = {
  source: { kind: 'sample', id: 'x' },
  read: {},
  columns: [
    column('__proto__', 'category'),
    column('mass', 'number'),
    column('seen', 'date'),
    column('year', 'number'),
    column('species', 'category', 'target'),
  ],
  split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 1 },
  augment: [],
};
const file = { kind: 'file', path: '/later.csv' } as const;

describe('ways of dealing', () => {
  it('begins with chance and lists every splitter once', () => {
    const kinds = methods.map(({ kind }) => kind);
    expect(kinds[0]).toBe('random');
    expect(new Set(kinds)).toEqual(new Set(['random', 'grouped', 'time', 'column', 'files']));
    expect(kinds).toHaveLength(5);
  });

  it('knows which go by shares and which can keep the classes', () => {
    expect(['random', 'grouped', 'time', 'column', 'files'].map(byShares)).toEqual([true, true, true, false, false]);
    const of = (kind: string, more: Partial<DataSpec> = {}) =>
      canStratify({ ...spec, ...more, split: { ...spec.split, kind } });
    expect([of('random'), of('grouped'), of('time'), of('column')]).toEqual([true, false, false, false]);
    expect([of('files'), of('files', { devSource: file })]).toEqual([false, true]);
  });

  it('offers the columns that suit', () => {
    expect(columnsFor('grouped', spec, profiles)).toEqual(['__proto__', 'mass', 'seen', 'year']);
    expect(columnsFor('time', spec, profiles)).toEqual(['mass', 'seen', 'year']);
    expect(columnsFor('column', spec, profiles)).toEqual(['__proto__', 'year', 'species']);
    expect(columnsFor('random', spec, profiles)).toEqual([]);
    // A column that the file no longer has cannot be dealt by.
    expect(columnsFor('time', spec, profiles.slice(0, 2))).toEqual(['mass']);
  });
});

describe('withMethod', () => {
  it('goes by the first date, and keeps a column only where it suits', () => {
    const time = withMethod(spec, 'time', profiles);
    expect(time.split).toEqual({ ...spec.split, kind: 'time', column: 'seen' });
    expect(withMethod(time, 'column', profiles).split.column).toBeUndefined();
    const year = withColumn(time, 'year');
    expect(withMethod(year, 'column', profiles).split.column).toBe('year');
    expect(withMethod(year, 'time', profiles).split.column).toBe('year');
    const parted = { ...year, split: withValue({ ...year.split, kind: 'column' }, '2008', 'test') };
    expect(withMethod(parted, 'random', profiles).split).toEqual(spec.split);
  });
});

describe('groups', () => {
  it('has one column of groups, the former is ignored', () => {
    const first = withGroup(spec, '__proto__');
    expect(groupOf(first)).toBe('__proto__');
    const second = withGroup(first, 'year');
    expect(groupOf(second)).toBe('year');
    expect(second.columns.map(({ role }) => role)).toEqual(['ignore', 'feature', 'feature', 'group', 'target']);
    expect(groupOf(spec)).toBeUndefined();
  });
});

describe('values and their parts', () => {
  it('puts a value into one part at a time', () => {
    const dev = withValue(spec.split, 'b', 'dev');
    expect([partOfValue(dev, 'a'), partOfValue(dev, 'b')]).toEqual(['train', 'dev']);
    const test = withValue(withValue(dev, 'c', 'dev'), 'b', 'test');
    expect([test.devValues, test.testValues]).toEqual([['c'], ['b']]);
    expect(withValue(test, 'b', 'train')).toMatchObject({ devValues: ['c'], testValues: [] });
  });

  it('lists what is frequent, then what only the settings name', () => {
    const split = { ...spec.split, devValues: ['z', 'a'], testValues: ['z'] };
    expect(valuesOf(split, profiles[0])).toEqual([
      { value: 'a', count: 9 },
      { value: 'b', count: 8 },
      { value: 'c', count: 7 },
      { value: 'z', count: null },
    ]);
    expect(valuesOf(spec.split, undefined)).toEqual([]);
  });

  it('forgets the values of the former column', () => {
    const split = { ...spec.split, column: 'a', devValues: ['x'], testValues: ['y'] };
    expect(withColumn({ ...spec, split }, 'year').split).toEqual({ ...spec.split, column: 'year' });
  });
});

describe('files of their own', () => {
  const of = (more: Partial<DataSpec>) => partOfMain({ ...spec, ...more, split: { ...spec.split, kind: 'files' } });

  it('leaves a part to the main file where just one of the two has a file', () => {
    expect([of({}), of({ devSource: file }), of({ testSource: file })]).toEqual([null, 'test', 'dev']);
    expect(of({ devSource: file, testSource: file })).toBeNull();
    expect(partOfMain({ ...spec, devSource: file })).toBeNull();
  });

  it('sets the share of the main file and keeps that of the third part', () => {
    // 60 % and 20 % of all rows: a quarter of the main file is test.
    expect(shareOfMain(spec.split, 'test')).toBeCloseTo(0.25, 12);
    const half = withShareOfMain(spec.split, 'test', 0.5);
    expect(half).toEqual({ train: 0.4, dev: 0.2, test: 0.4 });
    expect(shareOfMain(half, 'test')).toBeCloseTo(0.5, 12);
    expect(withShareOfMain(spec.split, 'dev', 1)).toEqual({ train: 0.001, dev: 0.799, test: 0.2 });
    expect(withShareOfMain(spec.split, 'dev', 0)).toEqual({ train: 0.8, dev: 0, test: 0.2 });
  });
});

it('says the shares as they were dealt', () => {
  expect(dealtShares({ train: { rows: 30 }, dev: { rows: 10 }, test: { rows: 0 } })).toEqual({
    train: 0.75,
    dev: 0.25,
    test: 0,
  });
  expect(dealtShares({ train: { rows: 0 }, dev: { rows: 0 }, test: { rows: 0 } }).train).toBe(0);
});
