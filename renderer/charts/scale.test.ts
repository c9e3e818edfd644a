import { describe, expect, it } from 'vitest';
import { logAxis, niceAxis, roundUp, shareOf, tickTexts, tickedAxis } from './scale';

describe('niceAxis', () => {
  it('uses round steps, 4 to 6 ticks, and includes both ends', () => {
    expect(niceAxis(0, 1.15)).toEqual({ min: 0, max: 1.2, ticks: [0, 0.3, 0.6, 0.9, 1.2] });
    expect(niceAxis(0, 0.012).max).toBe(0.012);
    for (const high of [3e-7, 0.0104, 0.77, 1, 9.9, 123, 4.2e8]) {
      const axis = niceAxis(0, high);
      expect(axis.max).toBeGreaterThanOrEqual(high);
      expect(axis.ticks.length).toBeGreaterThanOrEqual(4);
      expect(axis.ticks.length).toBeLessThanOrEqual(6);
      expect(axis.ticks[0]).toBe(0);
      expect(axis.ticks.at(-1)).toBe(axis.max);
    }
  });

  it('goes below zero when the data does', () => {
    const axis = niceAxis(-0.4, 0.93);
    expect(axis.min).toBeLessThanOrEqual(-0.4);
    expect(axis.ticks).toContain(0);
  });

  it('draws an axis for one value', () => {
    expect(niceAxis(0, 0).max).toBeGreaterThan(0);
    expect(niceAxis(5, 5).max).toBeGreaterThan(5);
  });
});

describe('tickedAxis', () => {
  it('keeps the bounds and puts round values between', () => {
    expect(tickedAxis(0, 84, 6)).toEqual({ min: 0, max: 84, ticks: [0, 20, 40, 60, 80] });
  });

  it('never splits whole things', () => {
    expect(tickedAxis(0, 2, 6, true).ticks).toEqual([0, 1, 2]);
  });
});

describe('logAxis', () => {
  it('has powers of ten for many decades', () => {
    expect(logAxis(1e-10, 1).ticks).toEqual([1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]);
  });

  it('has 1, 2, 5 for few', () => {
    expect(logAxis(0.06, 1.1)).toEqual({ min: 0.05, max: 2, ticks: [0.05, 0.1, 0.2, 0.5, 1, 2] });
  });

  it('has bounds around the data', () => {
    const axis = logAxis(0.061, 0.061);
    expect(axis.min).toBeLessThanOrEqual(0.061);
    expect(axis.max).toBeGreaterThan(0.061);
  });
});

describe('small helpers', () => {
  it('rounds up to 1, 2, 5', () => {
    expect([84, 100, 101, 0.3, 0].map(roundUp)).toEqual([100, 100, 200, 0.5, 1]);
  });

  it('writes ticks with equal decimals and a true minus', () => {
    expect(tickTexts([0, 0.3, 0.6])).toEqual(['0.0', '0.3', '0.6']);
    expect(tickTexts([-1, 0, 1])).toEqual(['−1', '0', '1']);
    expect(tickTexts([0, 2e-5])).toEqual(['0', '2e-5']);
    expect(tickTexts([1e-12, 1], true)).toEqual(['1e-12', '1']);
  });

  it('places values on linear and log axes', () => {
    expect(shareOf(5, 0, 10, false)).toBe(0.5);
    expect(shareOf(1e-6, 1e-12, 1, true)).toBeCloseTo(0.5);
  });
});
