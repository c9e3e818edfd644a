import { describe, expect, it } from 'vitest';
import type { ColumnSpec } from '../project/document';
import { valueOf } from '../testing/graphs';
import {
  ascending,
  feature,
  fixed,
  halves,
  issuesOf,
  numbers,
  only,
  specOf,
  tableOf,
  target,
  texts,
} from '../testing/tables';
import { encodeRows } from './encode-rows';
import { prepare } from './prepare';

const role = (name: string, as: ColumnSpec['role'], more: Partial<ColumnSpec> = {}) =>
  feature(name, { role: as, missing: 'drop', ...more });
const weights = ascending.map((i) => ((i * i) % 13) + 0.5);
const withEighth = (value: number) => weights.map((weight, i) => (i === 7 ? value : weight));
const tableWith = (values: readonly number[]) =>
  tableOf(numbers('x', ascending), numbers('w', values), texts('sold', halves));
const spec = specOf([feature('x'), role('w', 'weight'), target('sold')]);

describe('the weight of rows', () => {
  it('is divided by the mean of the train rows, in every part', () => {
    const { data } = valueOf(prepare(tableWith(weights), spec, undefined, 'float64'));
    const own = [...data.train.source].map((row) => weights[row]!);
    const mean = own.reduce((a, b) => a + b, 0) / own.length;
    expect(data.pipeline.weight).toEqual({ column: 'w', mean });
    expect(mean).not.toBeCloseTo(weights.reduce((a, b) => a + b, 0) / weights.length, 3);
    for (const part of [data.train, data.dev, data.test()]) {
      expect([...part.weights!]).toEqual([...part.source].map((row) => weights[row]! / mean));
    }
    expect([...data.train.weights!].reduce((a, b) => a + b, 0)).toBeCloseTo(own.length, 12);
    expect(data.featureNames).toEqual(['x']);
  });

  it('is not needed for predictions', () => {
    const { data } = valueOf(prepare(tableWith(weights), spec));
    const { encoded } = valueOf(encodeRows(data.pipeline, tableOf(numbers('x', [1, 2]))));
    expect(encoded.weights).toBeNull();
  });

  it('goes with the copies of a row', () => {
    for (const augment of [[{ kind: 'noise' }], [{ kind: 'mixup', factor: 3 }], [{ kind: 'oversample' }]]) {
      const { data } = valueOf(prepare(tableWith(weights), { ...spec, augment }, undefined, 'float64'));
      const { mean } = data.pipeline.weight!;
      expect([...data.seen.weights!]).toEqual([...data.seen.source].map((row) => weights[row]! / mean));
      expect(data.seen.weights).toHaveLength(data.seen.rows);
    }
  });

  it.each([
    ['below 0', -1, '‘w’ is −1 in line 9'],
    ['infinite', Infinity, '‘w’ is Infinity in line 9'],
  ])('cannot be %s', (_, value, words) => {
    const table = tableWith(withEighth(value));
    const issue = only(table, spec);
    expect(issue).toMatchObject({ code: 'data/bad-weight', column: 'w', line: 9 });
    expect(issue.message).toContain(words);
    expect(prepare(table, fixed(spec, issue, 'Ignore ‘w’')).ok).toBe(true);
  });

  it('may be 0 in some rows, not in all train rows', () => {
    expect(prepare(tableWith(withEighth(0)), spec).ok).toBe(true);
    expect(only(tableWith(weights.map(() => 0)), spec).code).toBe('data/no-weight');
    expect(only(tableWith(weights.map(() => 1e308)), spec).code).toBe('data/no-weight');
  });

  it('is a number', () => {
    const words = specOf([feature('x'), role('sold', 'weight', { type: 'category' }), target('w', 'number')]);
    expect(only(tableWith(weights), words).code).toBe('data/weight-type');
  });
});

describe('weight and group', () => {
  it.each(['weight', 'group'] as const)('a %s is one column at most: the first is kept by one click', (as) => {
    const two = specOf([feature('x'), role('w', as), role('v', as), target('sold')]);
    const table = tableOf(...tableWith(weights).columns, numbers('v', ascending));
    const issue = only(table, two);
    expect(issue.code).toBe(`data/several-${as}s`);
    expect(fixed(two, issue, 'Keep ‘w’').columns.map((column) => column.role)).toEqual([
      'feature',
      as,
      'ignore',
      'target',
    ]);
  });

  it('rows without a group are used; the group is no feature', () => {
    const shops = texts(
      'shop',
      ascending.map((i) => (i < 5 ? null : `s${i % 3}`)),
    );
    const table = tableOf(numbers('x', ascending), shops, texts('sold', halves));
    const grouped = specOf([feature('x'), role('shop', 'group', { type: 'category' }), target('sold')]);
    const { data, used } = valueOf(prepare(table, grouped));
    expect(data.droppedRows).toBe(0);
    expect(data.featureNames).toEqual(['x']);
    expect(used.group?.spec.name).toBe('shop');
  });

  it('a column that is not in the file is told, whatever its role', () => {
    const gone = specOf([feature('x'), role('w', 'weight'), role('shop', 'group'), target('sold')]);
    expect(issuesOf(tableOf(numbers('x', ascending), texts('sold', halves)), gone).map(({ column }) => column)).toEqual(
      ['w', 'shop'],
    );
  });

  it('a column named twice by hand is told once, and kept once by one click', () => {
    const twice = specOf([feature('x'), feature('w'), target('w', 'number'), target('sold', 'number')]);
    const issue = issuesOf(tableWith(weights), twice).find(({ code }) => code === 'data/column-twice')!;
    expect(issue.message).toBe('The settings name ‘w’ 2 times; a column has one role.');
    expect(fixed(twice, issue, 'Keep the first of each').columns.map(({ name, role: as }) => [name, as])).toEqual([
      ['x', 'feature'],
      ['w', 'feature'],
      ['sold', 'target'],
    ]);
  });
});
