import { expect, test } from 'vitest';
import { ticks } from './ruler';

const figures = (epochs: number) => ticks(epochs, 244).flatMap((tick) => (tick.major ? [tick.epoch] : []));

test('two hundred epochs are cut as on the drawing', () => {
  expect(figures(200)).toEqual([0, 50, 100, 150, 200]);
  expect(ticks(200, 244)).toHaveLength(21);
});

test.each([1, 2, 3, 7, 60, 150, 999, 100_000])('%i epochs: figures never touch and the ends are named', (epochs) => {
  const named = figures(epochs);
  expect(named[0]).toBe(0);
  expect(named.at(-1)).toBe(epochs);
  for (const [i, at] of named.entries()) {
    if (i > 0) expect(((at - named[i - 1]!) / epochs) * 244).toBeGreaterThanOrEqual(40);
  }
  expect(ticks(epochs, 244).length).toBeLessThanOrEqual(30);
});
