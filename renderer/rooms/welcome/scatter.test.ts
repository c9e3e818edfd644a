import { expect, test } from 'vitest';
import { scatter } from './scatter';

test('every point stands inside the picture, in the path of its class', () => {
  const paths = scatter(
    [
      [0, 0, 0],
      [10, 5, 1],
      [5, -5, 1],
    ],
    264,
    132,
  );
  expect(paths).toHaveLength(2);
  const starts = [...paths.join('').matchAll(/M([\d.-]+) ([\d.-]+)m/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(starts).toHaveLength(3);
  for (const [x = NaN, y = NaN] of starts) {
    expect(x).toBeGreaterThanOrEqual(18);
    expect(x).toBeLessThanOrEqual(264 - 18);
    expect(y).toBeGreaterThanOrEqual(18);
    expect(y).toBeLessThanOrEqual(132 - 18);
  }
});

test('one point is a picture too', () => {
  expect(scatter([[1, 1, 0]], 264, 132)).toEqual([expect.stringContaining('M18.0 114.0')]);
});
