import { describe, expect, it } from 'vitest';
import type { Column, Table } from '../../data/table';
import { profileColumn } from './profile';

const profileOf = (column: Column, rows: number, lines?: Int32Array) => {
  const table: Table = { rows, columns: [column], ...(lines ? { lines } : {}) };
  return profileColumn(table, column);
};
const numbers = (values: ArrayLike<number>): Column => ({
  name: 'x',
  type: 'number',
  values: Float64Array.from(values),
});

describe('profileColumn', () => {
  it('describes numbers: by hand for 2, 4, 4, 10 and a gap', () => {
    const profile = profileOf(numbers([4, 10, NaN, 2, 4]), 5);
    expect(profile).toMatchObject({ name: 'x', type: 'number', missing: 1, missingLines: [4], distinct: 3 });
    // Mean 5; squares 1, 25, 9, 1 over 4 values: σ = 3. Quartiles at places 0.75, 1.5, 2.25 of 2 4 4 10.
    expect(profile.numbers).toMatchObject({ min: 2, max: 10, mean: 5, deviation: 3, quartiles: [3.5, 4, 5.5] });
    expect(profile.top).toEqual([
      { value: '4', count: 2 },
      { value: '10', count: 1 },
      { value: '2', count: 1 },
    ]);
  });

  it('counts every value once in 24 bins, the greatest in the last', () => {
    const { numbers: found } = profileOf(numbers(Array.from({ length: 49 }, (_, i) => i)), 49);
    expect(found!.histogram).toHaveLength(24);
    expect(found!.histogram).toEqual([...new Array<number>(23).fill(2), 3]);
  });

  it('has one bin for one value, and no top values when there are many', () => {
    expect(profileOf(numbers([7, 7]), 2).numbers!.histogram[0]).toBe(2);
    expect(profileOf(numbers(Array.from({ length: 21 }, (_, i) => i)), 21).top).toBeUndefined();
  });

  it('sorts evenly spaced rows of very many, and says so', () => {
    const rows = 2_500_000;
    const found = profileOf(numbers(Float64Array.from({ length: rows }, (_, i) => i)), rows);
    expect(found).toMatchObject({ estimated: true, numbers: { min: 0, max: rows - 1, mean: (rows - 1) / 2 } });
    found.numbers!.quartiles.forEach((quartile, i) => expect(quartile / rows).toBeCloseTo((i + 1) / 4, 5));
    expect(found.distinct).toBeLessThan(rows);
    // Few values are counted one by one, however many rows have them.
    const few = profileOf(numbers(Float64Array.from({ length: rows }, (_, i) => i % 3)), rows);
    expect(few).toMatchObject({ distinct: 3, top: [{ count: 833_334 }, { count: 833_333 }, { count: 833_333 }] });
    expect(few.estimated).toBeUndefined();
  });

  it('says nothing of numbers that are all missing', () => {
    expect(profileOf(numbers([NaN, NaN]), 2)).toEqual({
      name: 'x',
      type: 'number',
      missing: 2,
      missingLines: [2, 3],
      distinct: 0,
    });
  });

  it('sorts categories by how often they come, and gives the real lines of gaps', () => {
    const column: Column = {
      name: 'c',
      type: 'category',
      codes: Int32Array.of(1, -1, 0, 1, -1),
      categories: ['a', 'b'],
    };
    expect(profileOf(column, 5, Int32Array.of(2, 4, 7, 8, 9))).toEqual({
      name: 'c',
      type: 'category',
      missing: 2,
      missingLines: [4, 9],
      distinct: 2,
      top: [
        { value: 'b', count: 2 },
        { value: 'a', count: 1 },
      ],
    });
  });
});
