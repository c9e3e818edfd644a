import { describe, expect, it } from 'vitest';
import { largestRemainder, splitRows } from '../../engine/src/pipeline/split';
import { scalers } from '../../engine/src/scalers/_registry';

const rows = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const spec = { train: 0.98, dev: 0.01, test: 0.01, stratify: false, seed: 42 };

describe('T02: split', () => {
  it('10 000 rows by 98/1/1 are 9800, 100 and 100', () => {
    expect(largestRemainder(10_000, [0.98, 0.01, 0.01])).toEqual([9800, 100, 100]);
  });

  it('the parts are disjoint and together everything', () => {
    const { train, dev, test } = splitRows(rows(10_000), spec, null);
    expect([...train, ...dev, ...test].sort((a, b) => a - b)).toEqual([...rows(10_000)]);
  });

  it('the same seed gives the same rows, another seed others', () => {
    const again = splitRows(rows(1000), spec, null);
    expect(splitRows(rows(1000), spec, null).dev).toEqual(again.dev);
    expect(splitRows(rows(1000), { ...spec, seed: 43 }, null).dev).not.toEqual(again.dev);
  });

  it('stratified, every class keeps its share to the row: 152, 68 and 124 of 344 by 60/20/20', () => {
    const classes = Int32Array.from({ length: 344 }, (_, i) => (i < 152 ? 0 : i < 220 ? 1 : 2));
    const split = splitRows(rows(344), { train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 7 }, classes);
    const parts = [split.train, split.dev, split.test];
    expect(parts.map((part) => part.length)).toEqual(largestRemainder(344, [0.6, 0.2, 0.2]));
    [152, 68, 124].forEach((count, c) => {
      const dealt = parts.map((part) => part.filter((row) => classes[row] === c).length);
      [0.6, 0.2, 0.2].forEach((share, p) => expect(Math.abs(dealt[p]! - count * share)).toBeLessThan(1.5));
    });
  });
});

it('T23: z-score of [1, 2, 3, 4] has μ 2.5 and σ² 1.25, and a constant column σ 1', () => {
  const z = scalers['z-score'];
  const stats = z.fit(Float64Array.of(1, 2, 3, 4));
  expect(stats.mean).toBe(2.5);
  expect(stats.deviation! ** 2).toBeCloseTo(1.25, 12);
  const scaled = [1, 2, 3, 4].map((x) => z.apply(x, stats));
  expect(Math.abs(scaled.reduce((a, b) => a + b, 0) / 4)).toBeLessThan(1e-12);
  expect(Math.abs(scaled.reduce((a, b) => a + b * b, 0) / 4 - 1)).toBeLessThan(1e-12);
  expect(z.fit(Float64Array.of(5, 5, 5)).deviation).toBe(1);
});
