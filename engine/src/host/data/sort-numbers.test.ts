import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../random/stream';
import { sortNumbers } from './sort-numbers';

/** Enough values for the sort by digits, from a few given ones. */
const many = (values: readonly number[]): Float64Array<ArrayBuffer> =>
  Float64Array.from({ length: 70_000 }, (_, i) => values[(i * 7919) % values.length]!);

describe('sortNumbers', { timeout: 30_000 }, () => {
  it('orders as the built-in sort does, bit for bit', () => {
    const random = stream(1, 'sort');
    const values = Float64Array.from({ length: 100_000 }, () => random.normal() * 10 ** (random.below(600) - 300));
    expect(sortNumbers(values.slice()) as Float64Array).toEqual(values.slice().sort());
  });

  it('orders signs, zeros, infinities and the smallest numbers', () => {
    const values = many([0, -0, 1, -1, Infinity, -Infinity, 5e-324, -5e-324, 1.7e308, 0.1, -0.1]);
    const sorted = sortNumbers(values.slice());
    const expected = values.slice().sort();
    expect(sorted.every((value, i) => Object.is(value, expected[i]))).toBe(true);
  });

  it('sorts a part of a buffer and leaves the rest alone', () => {
    const buffer = new Float64Array(70_002).fill(-9);
    const part = new Float64Array(buffer.buffer, 8, 70_000);
    part.set(many([3, 1, 2]));
    sortNumbers(part);
    expect([buffer[0], buffer[1], buffer[70_000], buffer[70_001]]).toEqual([-9, 1, 3, -9]);
  });

  it('sorts any few values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 20 }), (values) => {
        expect(sortNumbers(many(values)) as Float64Array).toEqual(many(values).sort());
      }),
      { numRuns: 5 },
    );
  });
});
