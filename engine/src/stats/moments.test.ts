import { expect, it } from 'vitest';
import { moments } from './moments';

it('T23: mean and σ by 1/n', () => {
  const { mean, deviation } = moments([1, 2, 3, 4], 4);
  expect(mean).toBe(2.5);
  expect(deviation).toBeCloseTo(Math.sqrt(1.25), 15);
});

it('holds where squares, or the sum itself, overflow', () => {
  // Of 0 and 1e308: mean and σ are both 5e307.
  const { mean, deviation } = moments([0, 1e308], 2);
  expect(mean / 5e307).toBeCloseTo(1, 12);
  expect(deviation / 5e307).toBeCloseTo(1, 12);
  const large = moments([1.5e308, 1.5e308, -1.5e308, -1.5e308], 4);
  expect(Math.abs(large.mean)).toBeLessThan(1e293);
  expect(large.deviation / 1.5e308).toBeCloseTo(1, 12);
});

it('is not a number without values, and infinite where a value is', () => {
  expect(moments([], 0).mean).toBeNaN();
  expect(Number.isFinite(moments([1, Infinity], 2).mean)).toBe(false);
});
