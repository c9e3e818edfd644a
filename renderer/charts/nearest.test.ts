import { describe, expect, it } from 'vitest';
import { nearest } from './nearest';

describe('nearest', () => {
  it('finds the closest value', () => {
    const values = [1, 4, 9, 16];
    expect([0, 2, 3, 9, 12, 13, 99].map((x) => nearest(values, x))).toEqual([0, 0, 1, 2, 2, 3, 3]);
  });

  it('finds nothing in nothing', () => {
    expect(nearest([], 3)).toBe(-1);
  });
});
