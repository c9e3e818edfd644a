import { describe, expect, it } from 'vitest';
import { blend, ewma, ewmaKernel } from './ewma';

// The figures of T37 to T39 are in test/golden/averages.test.ts.
describe('exponentially weighted average', () => {
  it('is the sum of the values by their weights', () => {
    const values = [3, -1, 4, 1, -5];
    const weights = ewmaKernel(0.7, values.length);
    const direct = values.reduce((sum, value, i) => sum + value * weights[values.length - 1 - i]!, 0);
    expect(ewma(values, 0.7, false).at(-1)).toBeCloseTo(direct, 12);
  });

  it('keeps the past at β = 1 and the present at β = 0', () => {
    expect(blend(7, 3, 1)).toBe(7);
    expect(blend(7, 3, 0)).toBe(3);
  });
});
