import type { ColumnProfile, ColumnSpec, DataSpec, Points } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { firstColumns, groupsOf, scatterSpec, shownText } from './scatter';

const points = (set: Partial<Points>): Points => ({
  x: Float64Array.of(1, 2, 3, 4),
  y: Float64Array.of(10, 20, 30, 40),
  group: new Int32Array(0),
  groups: [],
  total: 4,
  ...set,
});
const numbers = { min: 0, max: 1, mean: 0, deviation: 1, quartiles: [0, 0, 0] as const, histogram: [] };
const profile = (name: string, set: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'number',
  missing: 0,
  missingLines: [],
  distinct: 100,
  numbers,
  ...set,
});

describe('groupsOf', () => {
  it('gives each group its points and a look of its own', () => {
    const groups = groupsOf(points({ group: Int32Array.of(1, 0, 1, 0), groups: ['Adelie', 'Gentoo'] }), []);
    expect(groups.map(({ name, x, y }) => [name, [...Array.from(x)], [...Array.from(y)]])).toEqual([
      ['Adelie', [2, 4], [20, 40]],
      ['Gentoo', [1, 3], [10, 30]],
    ]);
    expect(new Set(groups.map(({ marker }) => marker)).size).toBe(2);
    expect(new Set(groups.map(({ colour }) => colour)).size).toBe(2);
  });

  it('has six looks; all other groups share one, and no point is lost', () => {
    const many = points({
      x: Float64Array.from({ length: 9 }, (_, i) => i),
      y: new Float64Array(9),
      group: Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8),
      groups: [...'abcdefghi'],
    });
    const groups = groupsOf(many, []);
    expect(groups.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', '3 others']);
    expect(groups.at(-1)).toMatchObject({ colour: '--border-s', marker: 'dot' });
    expect(Array.from(groups.at(-1)!.x)).toEqual([6, 7, 8]);
  });

  it('gives classes the look of their place, also where one is not among the points', () => {
    const drawn = points({ group: Int32Array.of(0, 0, 1, 1), groups: ['b', 'c'] });
    expect(groupsOf(drawn, ['a', 'b', 'c']).map(({ name, colour }) => [name, colour])).toEqual([
      ['b', '--s2'],
      ['c', '--s3'],
    ]);
  });
});

it('says how much of the table is drawn', () => {
  const some = points({ x: new Float64Array(2000), total: 999_990 });
  expect(shownText(some, 1_000_000)).toBe('2000 of 999\u202f990 rows, 10 with a gap left out');
  expect(shownText(points({}), 4)).toBe('4 rows');
});

describe('scatterSpec', () => {
  it('reads out a point', () => {
    const grouped = points({ group: Int32Array.of(0, 0, 1, 1), groups: ['a', 'b'] });
    expect(scatterSpec(grouped, profile('flipper'), profile('mass')).read(1, 0)).toBe('flipper 3, mass 30, b');
  });

  it('holds every point within its axes', () => {
    const { x, y } = scatterSpec(points({}), profile('flipper'), profile('mass'));
    expect(x.min).toBeLessThanOrEqual(1);
    expect(x.max).toBeGreaterThanOrEqual(4);
    expect(y.max).toBeGreaterThanOrEqual(40);
  });

  it('names the two values of a column that has no more, sorted as they are counted', () => {
    const top = [
      { value: 'yes', count: 3 },
      { value: 'no', count: 1 },
    ];
    const sold = profile('sold', { type: 'boolean', distinct: 2, top });
    expect(scatterSpec(points({}), sold, profile('mass')).x.texts).toEqual(['no', 'yes']);
  });
});

it('begins with two features, in the colours of the classes', () => {
  const column = (name: string, set: Partial<ColumnSpec>): ColumnSpec => ({
    name,
    type: 'number',
    role: 'feature',
    missing: 'drop',
    encoding: 'one-hot',
    scaler: 'none',
    ...set,
  });
  const spec = (columns: readonly ColumnSpec[]): DataSpec => ({
    source: { kind: 'sample', id: 'x' },
    read: {},
    columns,
    split: { kind: 'random', train: 1, dev: 0, test: 0, stratify: false, seed: 1 },
    augment: [],
  });
  const profiles = [profile('id'), profile('a'), profile('b'), profile('kind')];
  const ignored = column('id', { role: 'ignore' });
  const classes = spec([
    ignored,
    column('a', {}),
    column('b', {}),
    column('kind', { type: 'category', role: 'target' }),
  ]);
  expect(firstColumns(profiles, classes)).toEqual({ x: 'a', y: 'b', group: 'kind' });
  const number = spec([ignored, column('a', {}), column('b', {}), column('kind', { role: 'target' })]);
  expect(firstColumns(profiles, number)).toEqual({ x: 'a', y: 'kind', group: null });
  expect(firstColumns([profile('a')], number)).toEqual({ x: 'a', y: 'a', group: null });
});
