import { describe, expect, it } from 'vitest';
import { ewma, ewmaKernel, ewmaWindow } from './ewma';

describe('exponentially weighted average', () => {
  it('starts low without correction (T37)', () => {
    const v = ewma([40, 49, 45], 0.9, false);
    [4, 8.5, 12.15].forEach((expected, i) => expect(v[i]).toBeCloseTo(expected, 12));
  });

  it('is exact at the first value and right at the second with correction (T39)', () => {
    const raw = ewma([40, 49], 0.98, false);
    const corrected = ewma([40, 49], 0.98, true);
    expect(raw[1]).toBeCloseTo(1.764, 12);
    expect(corrected[0]).toBeCloseTo(40, 12);
    expect(corrected[1]).toBeCloseTo(1.764 / 0.0396, 10);
    expect(corrected[1]).toBeCloseTo(44.5455, 4);
  });

  it('averages about 1/(1−β) values, whose weights fall by β (T38)', () => {
    expect(ewmaWindow(0.9)).toBeCloseTo(10, 10);
    expect(ewmaWindow(0.98)).toBeCloseTo(50, 10);
    expect(ewmaWindow(0.5)).toBe(2);
    const weights = ewmaKernel(0.9, 100);
    expect(weights[10]! / weights[0]!).toBeCloseTo(0.3487, 4);
    expect(ewmaKernel(0.98, 51)[50]! / ewmaKernel(0.98, 1)[0]!).toBeCloseTo(0.3642, 4);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0.99997, 5);
  });

  it('is the sum of the values by their weights', () => {
    const values = [3, -1, 4, 1, -5];
    const weights = ewmaKernel(0.7, values.length);
    const direct = values.reduce((sum, value, i) => sum + value * weights[values.length - 1 - i]!, 0);
    expect(ewma(values, 0.7, false).at(-1)).toBeCloseTo(direct, 12);
  });
});
