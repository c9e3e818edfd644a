import type { Correlations } from '@deepwright/engine';
import { expect, it } from 'vitest';
import { readout, rText, stopOf, strongest, tableOf } from './correlation';

// Column c does not vary.
const found: Correlations = {
  names: ['a', 'b', 'c', 'd'],
  values: Float64Array.from([1, 0.3, NaN, -0.9, 0.3, 1, NaN, 0.586, NaN, NaN, NaN, NaN, -0.9, 0.586, NaN, 1]),
  of: 4,
  rows: 9,
};

it('reads out a pair, and why there is none', () => {
  expect(readout(found, 1, 3)).toBe('b × d: r = 0.586');
  expect(readout(found, 0, 3)).toBe('a × d: r = −0.900');
  expect(readout(found, 2, 0)).toMatch(/^c × a: no r/);
});

it('never writes a negative nothing', () => {
  expect(rText(-0.0001)).toBe('0.000');
  expect(rText(-0.0005001)).toBe('−0.001');
});

it('tells almost 1 from 1', () => {
  expect(rText(0.9997)).toBe('0.999700');
  expect(rText(-1)).toBe('−1.000');
  expect(rText(1 - 1e-9)).toBe('1.000');
});

it('lists each pair once, the strongest first', () => {
  expect(strongest(found, 9)).toEqual([
    { row: 3, col: 0, r: -0.9 },
    { row: 3, col: 1, r: 0.586 },
    { row: 1, col: 0, r: 0.3 },
  ]);
  expect(strongest(found, 1)).toHaveLength(1);
});

it('finds the place of r on a ramp of seven stops', () => {
  expect(stopOf(0, 7)).toEqual({ stop: 3, share: 0 });
  expect(stopOf(-1, 7)).toEqual({ stop: 0, share: 0 });
  expect(stopOf(1, 7)).toEqual({ stop: 5, share: 1 });
  expect(stopOf(0.5, 7)).toEqual({ stop: 4, share: 0.5 });
  // Rounding may lead a hair beyond 1.
  expect(stopOf(1.0000000000000002, 7)).toEqual({ stop: 5, share: 1 });
});

it('says everything in a table', () => {
  const { columns, rows } = tableOf(found);
  expect(columns).toEqual(['column', 'a', 'b', 'c', 'd']);
  expect(rows[3]).toEqual(['d', '−0.900', '0.586', 'none', '1.000']);
});
