import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram } from './histogram';

describe('histogram', () => {
  it('counts into equal bins, the highest value in the last', () => {
    expect(histogram([0, 0.9, 1, 2.5, 4], 5, 4)).toEqual({ counts: [2, 1, 1, 1], low: 0, high: 4 });
  });

  it('looks at the first n values only, and leaves out what is not finite', () => {
    expect(histogram([1, NaN, 3, Infinity, -100], 4, 2)).toEqual({ counts: [1, 1], low: 1, high: 3 });
  });

  it('holds every finite value, whatever the range', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 50 }), fc.integer({ min: 1, max: 40 }), (values, bins) => {
        const { counts } = histogram(values, values.length, bins);
        expect(counts).toHaveLength(bins);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.filter(Number.isFinite).length);
      }),
    );
  });
});
