import { describe, expect, it } from 'vitest';
import log from './log';
import robust from './robust';

describe('robust scaling', () => {
  it('is by the median and the distance of the quartiles, interpolated', () => {
    // Sorted 1 2 4 8 16 100: places 1.25, 2.5 and 3.75 of 0 … 5.
    const stats = robust.fit(Float64Array.of(100, 4, 1, 16, 2, 8));
    expect(stats).toEqual({ median: 6, range: 14 - 2.5 });
    expect(robust.apply(17.5, stats)).toBe(1);
    expect(robust.invert(-1, stats)).toBe(-5.5);
  });

  it('does not move for one far value', () => {
    const stats = robust.fit(Float64Array.of(1, 2, 3, 4, 1e9));
    expect(stats).toEqual({ median: 3, range: 2 });
  });

  it('leaves the unit alone where the middle half is one value', () => {
    expect(robust.fit(Float64Array.of(5, 5, 5, 5, 9))).toEqual({ median: 5, range: 1 });
  });
});

describe('the logarithm', () => {
  const e = Math.E;

  it('is of 1 + |x| with the sign of x, then z-scored', () => {
    // u = 0, 1, 2: μ = 1, σ² = ⅔.
    const stats = log.fit(Float64Array.of(0, e - 1, e * e - 1));
    expect(stats['mean']).toBeCloseTo(1, 14);
    expect(stats['deviation']).toBeCloseTo(Math.sqrt(2 / 3), 14);
    expect(log.apply(e * e - 1, stats)).toBeCloseTo(Math.sqrt(3 / 2), 14);
    expect(log.apply(-(e - 1), stats)).toBeCloseTo(-2 / Math.sqrt(2 / 3), 14);
    expect(log.invert(-2 / Math.sqrt(2 / 3), stats)).toBeCloseTo(-(e - 1), 13);
  });
});
