import type { ColumnSpec, DataSpec } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { barsOf, columnOf, learntWords, scalerTitle, type Scaled } from './scaling';

const column = (name: string): ColumnSpec => ({
  name,
  type: 'number',
  role: 'feature',
  missing: 'ask',
  encoding: 'none',
  scaler: 'z-score',
});
const spec: DataSpec = {
  source: { kind: 'sample', id: 'x' },
  read: {},
  columns: ['sold', 'sold at', 'body mass', '__proto__'].map(column),
  split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 1 },
  augment: [],
};

it('leads an encoded column back to the one of the file', () => {
  expect(columnOf('sold month', spec)).toBe('sold');
  expect(columnOf('sold at hour', spec)).toBe('sold at');
  // Whole names come first: this one has a space of its own.
  expect(columnOf('body mass', spec)).toBe('body mass');
  expect(columnOf('__proto__', spec)).toBe('__proto__');
  expect(columnOf('constructor', spec)).toBeNull();
});

it('names once what the scalers have learnt', () => {
  const scaled: Scaled[] = [
    { column: 'a', scaler: 'z-score', stats: { mean: 1, deviation: 2 } },
    { column: 'b', scaler: 'min-max', stats: { min: 0, range: 2 } },
    { column: 'c', scaler: 'z-score', stats: { mean: 3, deviation: 4 } },
  ];
  expect(learntWords(scaled)).toBe('μ, σ, min and range');
  expect(learntWords(scaled.slice(0, 1))).toBe('μ and σ');
  expect([scalerTitle('z-score'), scalerTitle('constructor')]).toEqual(['z-score', 'constructor']);
});

describe('barsOf', () => {
  it('has a bar for each bin, with its range', () => {
    const { bars, axis } = barsOf({ counts: [3, 0, 1, 4], low: 0, high: 2 }, 'mass');
    expect(bars.map(({ count }) => count)).toEqual([3, 0, 1, 4]);
    expect(bars.map(({ name }) => name)).toEqual(['0 to 0.5', '0.5 to 1', '1 to 1.5', '1.5 to 2']);
    expect([axis!.min, axis!.max, axis!.ticks.length]).toEqual([0, 2, axis!.texts.length]);
  });

  it('draws equal values as one bar around them', () => {
    const { bars, axis } = barsOf({ counts: [7, 0, 0], low: 5, high: 5 }, 'mass');
    expect(bars).toMatchObject([{ name: '5', count: 7 }]);
    expect([axis!.min, axis!.max]).toEqual([4.5, 5.5]);
  });
});
