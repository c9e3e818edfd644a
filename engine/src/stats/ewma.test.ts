import { describe, expect, it } from 'vitest';
import { blend, blendSquare, ewma, ewmaKernel } from './ewma';

// The figures of T37 to T39 are in test/golden/averages.test.ts.
describe('exponentially weighted average', () => {
  it('is the sum of the values by their weights', () => {
    const values = [3, -1, 4, 1, -5];
    const weights = ewmaKernel(0.7, values.length);
    const direct = values.reduce((sum, value, i) => sum + value * weights[values.length - 1 - i]!, 0);
    expect(ewma(values, 0.7, false).at(-1)).toBeCloseTo(direct, 12);
  });

  it('of squares is that of the squared values', () => {
    for (const x of [0, 1e-3, -2, 49]) expect(blendSquare(5, x, 0.9)).toBeCloseTo(blend(5, x * x, 0.9), 10);
  });

  it('keeps the past at β = 1 and the present at β = 0', () => {
    expect(blend(7, 3, 1)).toBe(7);
    expect(blend(7, 3, 0)).toBe(3);
    expect(blendSquare(7, 3, 0)).toBe(9);
  });
});
