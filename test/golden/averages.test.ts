import { describe, expect, it } from 'vitest';
import { blend, ewma, ewmaKernel, ewmaWindow } from '../../engine/src/stats/ewma';

const temperatures = [40, 49, 45];

describe('exponentially weighted averages', () => {
  it('T37: of 40, 49, 45 with β = 0.9 are 4, 8.5, 12.15', () => {
    const expected = [4, 8.5, 12.15];
    ewma(temperatures, 0.9, false).forEach((v, i) => expect(v).toBeCloseTo(expected[i]!, 12));
    let v = 0;
    temperatures.forEach((temperature, i) => {
      v = blend(v, temperature, 0.9);
      expect(v).toBeCloseTo(expected[i]!, 12);
    });
  });

  it.each([
    [0.9, 10],
    [0.98, 50],
    [0.5, 2],
  ])('T38: with β = %d are over about %d values', (beta, values) => {
    expect(ewmaWindow(beta)).toBeCloseTo(values, 10);
  });

  it.each([
    [0.9, 10, 0.3487],
    [0.98, 50, 0.3642],
  ])('T38: with β = %d weigh the value %d steps back %d times the present one, about 1/e', (beta, back, share) => {
    const weights = ewmaKernel(beta, back + 1);
    expect(weights[0]).toBe(1 - beta);
    expect(weights[back]! / weights[0]!).toBeCloseTo(share, 4);
    expect(Math.abs(weights[back]! / weights[0]! - 1 / Math.E)).toBeLessThan(0.02);
  });

  it('T38: with β = 0.9 have weights that add up to 0.99997 over 100 values', () => {
    const sum = ewmaKernel(0.9, 100).reduce((total, weight) => total + weight, 0);
    expect(sum).toBeCloseTo(0.99997, 5);
    expect(sum).toBeCloseTo(1 - 0.9 ** 100, 12);
  });

  it('T39: with β = 0.98 are 40 and 44.5455 when corrected, where V is 0.8 and 1.764', () => {
    const raw = ewma(temperatures, 0.98, false);
    const corrected = ewma(temperatures, 0.98, true);
    expect(raw[0]).toBeCloseTo(0.8, 12);
    expect(raw[1]).toBeCloseTo(1.764, 12);
    expect(raw[1]! / corrected[1]!).toBeCloseTo(0.0396, 12);
    expect(corrected[0]).toBe(40);
    expect(corrected[1]).toBeCloseTo(44.5455, 4);
    expect(corrected[1]).toBeCloseTo(1.764 / 0.0396, 10);
  });

  it('T39: of one value over and over are that value from the start when corrected, and approach it from below when not', () => {
    const same = new Float64Array(500).fill(40);
    ewma(same, 0.98, true).forEach((v) => expect(v).toBeCloseTo(40, 10));
    ewma(same, 0.98, false).forEach((v, i) => expect(v).toBeCloseTo(40 * (1 - 0.98 ** (i + 1)), 10));
  });
});
