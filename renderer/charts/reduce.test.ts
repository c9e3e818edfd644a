import { describe, expect, it } from 'vitest';
import { reduceMinMax } from './reduce';

const steps = (n: number) => Float64Array.from({ length: n }, (_, i) => i);

describe('reduceMinMax', () => {
  it('leaves a short line as it is', () => {
    const out = reduceMinMax([0, 1, 2], [5, 3, 4], 0, 2, 100);
    expect([...out.x]).toEqual([0, 1, 2]);
    expect([...out.y]).toEqual([5, 3, 4]);
  });

  it('keeps about two points a pixel and never loses a spike', () => {
    const y = steps(100_000).map((i) => (i === 73_421 ? 1000 : i === 12_345 ? -1000 : (i * 7919) % 97));
    const out = reduceMinMax(steps(100_000), y, 0, 99_999, 500);
    expect(out.x.length).toBeLessThanOrEqual(2 * 500 + 3);
    expect(Math.max(...out.y)).toBe(1000);
    expect(Math.min(...out.y)).toBe(-1000);
  });

  it('keeps the order of x and the first and last point', () => {
    const y = steps(10_000).map((i) => Math.abs(5000 - i));
    const out = reduceMinMax(steps(10_000), y, 0, 9999, 50);
    expect(out.x[0]).toBe(0);
    expect(out.x.at(-1)).toBe(9999);
    expect([...out.x]).toEqual([...out.x].sort((a, b) => a - b));
  });

  it('turns a stretch of values that are not finite into one gap', () => {
    const out = reduceMinMax([0, 1, 2, 3, 4], [1, Number.NaN, Number.POSITIVE_INFINITY, 2, 3], 0, 4, 100);
    expect([...out.y]).toEqual([1, Number.NaN, 2, 3]);
  });

  it('accepts nothing', () => {
    expect(reduceMinMax([], [], 0, 1, 10).x.length).toBe(0);
  });
});
