import { expect, it } from 'vitest';
import { topBars } from './top-bars';

const profile = (counts: Record<string, number>, missing = 0, distinct = Object.keys(counts).length) => ({
  name: 'x',
  type: 'category' as const,
  missing,
  missingLines: [],
  distinct,
  top: Object.entries(counts).map(([value, count]) => ({ value, count })),
});

it('shows up to three values, and gaps where there is a line left', () => {
  expect(topBars(profile({ a: 3, b: 2, c: 1 }, 4), true).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  expect(topBars(profile({ a: 3, b: 2 }, 4), true).map(({ text, count }) => [text, count])).toEqual([
    ['a', 3],
    ['b', 2],
    ['missing', 4],
  ]);
});

it('sums the others, where all values were counted', () => {
  expect(topBars(profile({ a: 9, b: 3, c: 2, d: 1 }), true).at(-1)).toEqual({
    kind: 'others',
    text: '2 others',
    count: 3,
  });
  expect(topBars(profile({ a: 9, b: 3, c: 2, d: 1 }, 0, 40), true).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
});

it('leaves numbers to the histogram', () => {
  expect(topBars(profile({ 1: 9, 2: 3 }), false)).toEqual([]);
});
