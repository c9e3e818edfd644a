import type { ColumnProfile, ColumnSpec } from '@deepwright/engine';
import { expect, it } from 'vitest';
import { distribution } from './distribution';

const settings = { name: 'x', role: 'feature', missing: 'ask', encoding: 'one-hot', scaler: 'none' } as const;
const as = (type: ColumnSpec['type']): ColumnSpec => ({ ...settings, type });

const profile = (set: Partial<ColumnProfile>): ColumnProfile => ({
  name: 'x',
  type: 'number',
  missing: 0,
  missingLines: [],
  distinct: 9,
  ...set,
});
const spread = (min: number, max: number, histogram: readonly number[]) => ({
  min,
  max,
  mean: 0,
  deviation: 1,
  quartiles: [0, 0, 0] as const,
  histogram,
});

it('draws the bins of numbers over their range', () => {
  const drawn = distribution(profile({ numbers: spread(10, 30, [4, 0, 1, 2]) }), as('number'), []);
  expect(drawn?.bars.map(({ name, count }) => [name, count])).toEqual([
    ['10 to 15', 4],
    ['15 to 20', 0],
    ['20 to 25', 1],
    ['25 to 30', 2],
  ]);
  expect([drawn?.axis?.min, drawn?.axis?.max]).toEqual([10, 30]);
});

it('draws one bar where all values are equal', () => {
  const drawn = distribution(profile({ numbers: spread(7, 7, [12, 0, 0]) }), as('number'), []);
  expect(drawn?.bars).toEqual([{ name: '7', count: 12, colour: '--bar' }]);
  expect(drawn?.axis).toMatchObject({ ticks: [7], texts: ['7'] });
});

it('gives classes the colour of their place, and gaps their own', () => {
  const top = [
    { value: 'Gentoo', count: 124 },
    { value: 'Adelie', count: 152 },
  ];
  const drawn = distribution(profile({ type: 'category', top, distinct: 2, missing: 3 }), as('category'), [
    'Adelie',
    'Gentoo',
  ]);
  expect(drawn?.bars.map(({ name, colour }) => [name, colour])).toEqual([
    ['Gentoo', '--s2'],
    ['Adelie', '--s1'],
    ['missing', '--warn-line'],
  ]);
  expect(drawn?.axis).toBeUndefined();
});

it('has nothing to draw of words that are all different', () => {
  expect(distribution(profile({ type: 'category', distinct: 500 }), as('category'), [])).toBeNull();
});

it('names the bins of dates by their days', () => {
  const numbers = spread(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 9), [1, 2]);
  const drawn = distribution(profile({ type: 'date', numbers }), as('date'), []);
  expect(drawn?.bars.map(({ name }) => name)).toEqual(['2026-01-01 to 2026-01-05', '2026-01-05 to 2026-01-09']);
});
