import { describe, expect, it } from 'vitest';
import { valueOf } from '../testing/graphs';
import { feature, fixed, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { splitRows } from './_by-chance';
import { splitters } from './_registry';
import { splitTable } from './_split-table';

const n = 40;
const all = Int32Array.from({ length: n }, (_, i) => i);
const table = {
  ...tableOf(
    numbers('x', [...all]),
    texts(
      'g',
      Array.from(all, (i) => `g${i % 9}`),
    ),
  ),
  parts: Uint8Array.from(all, (i) => (i < 30 ? 0 : i < 35 ? 1 : 2)),
};
const specFor = (kind: string) =>
  specOf([feature('x'), feature('g', { type: 'category', role: 'group' }), target('y')], {
    kind,
    column: kind === 'column' ? 'g' : 'x',
    devValues: ['g1'],
    testValues: ['g2', 'g3'],
  });

describe('splitting a table', () => {
  it.each(Object.keys(splitters))('%s deals out the rows it is given, each once, in random order', (kind) => {
    const rows = all.filter((row) => row % 7 !== 0);
    const { train, dev, test } = valueOf(splitTable({ table, data: specFor(kind), rows, classes: null })).split;
    expect([...train, ...dev, ...test].sort((a, b) => a - b)).toEqual([...rows]);
    for (const part of [train, dev, test]) expect(part.length).toBeGreaterThan(0);
    expect([...train]).not.toEqual([...train].sort((a, b) => a - b));
  });

  it('by chance is the seeded permutation, by class where classes are given', () => {
    const classes = all.map((row) => (row < 10 ? 1 : 0));
    const data = specFor('random');
    for (const own of [null, classes]) {
      const { split } = valueOf(splitTable({ table, data, rows: all, classes: own }));
      expect(split).toEqual(splitRows(all, data.split, own));
    }
  });

  it.each(['by magic', '__proto__', 'constructor'])('has no way called %s, and offers chance', (kind) => {
    const data = specFor(kind);
    const result = splitTable({ table, data, rows: all, classes: null });
    if (result.ok) throw new Error('split by an unknown way');
    expect(result.issues[0]).toMatchObject({ code: 'split/unknown', level: 'error' });
    expect(fixed(data, result.issues[0]!, 'Split by chance').split.kind).toBe('random');
  });
});
