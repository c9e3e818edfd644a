import { describe, expect, it } from 'vitest';
import { numbers, tableOf, texts } from '../testing/tables';
import { pointsOf } from './points';

const table = tableOf(
  numbers('x', [1, 2, NaN, 4, 5, Infinity]),
  numbers('y', [10, NaN, 30, 40, 50, 60]),
  texts('place', ['Ulm', 'Bonn', 'Ulm', null, 'Bonn', 'Ulm']),
  numbers('year', [2021, 2020, 2020, 2020, 2020, 2020]),
);

describe('points', () => {
  it('are the rows that have both values', () => {
    expect(pointsOf(table, { x: 'x', y: 'y', group: null })).toEqual({
      x: Float64Array.of(1, 4, 5),
      y: Float64Array.of(10, 40, 50),
      group: new Int32Array(0),
      groups: [],
      total: 3,
    });
  });

  it('may have groups, in the order of their values; a row without one is left out', () => {
    const byPlace = pointsOf(table, { x: 'x', y: 'y', group: 'place' });
    expect([[...byPlace.x], [...byPlace.group], byPlace.groups]).toEqual([
      [1, 5],
      [1, 0],
      ['Bonn', 'Ulm'],
    ]);
    const byYear = pointsOf(table, { x: 'x', y: 'y', group: 'year' });
    expect([[...byYear.group], byYear.groups]).toEqual([
      [1, 0, 0],
      ['2020', '2021'],
    ]);
  });

  it('of many rows are 2,000 evenly spaced ones', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => i);
    const many = tableOf(numbers('x', rows), numbers('y', rows));
    const { x, y, total } = pointsOf(many, { x: 'x', y: 'y', group: null });
    expect([x.length, x[0], x[1], x[1999], total]).toEqual([2000, 0, 5, 9995, 10_000]);
    expect(y).toEqual(x);
  });

  it('are none when a column is not there', () => {
    expect(pointsOf(table, { x: 'x', y: '__proto__', group: null })).toMatchObject({
      total: 0,
      x: new Float64Array(0),
    });
  });
});
