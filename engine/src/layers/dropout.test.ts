import { describe, expect, it } from 'vitest';
import { benchOf, type Bench } from '../testing/layer-bench';
import dropout from './dropout';

const ones = (units: number, rows: number, keep: number): Bench => {
  const bench = benchOf(dropout, { params: { keep }, inputs: [[units]] }, { precision: 'float64', capacity: rows });
  bench.context.x[0]!.fill(1);
  return bench;
};

describe('dropout', () => {
  it('keeps the mean, and drops 1 − keep of the units (T16)', () => {
    const n = 50 * 2000;
    const bench = ones(50, 2000, 0.8);
    bench.forward(2000, true);
    const y = [...bench.context.y.subarray(0, n)];
    const mean = y.reduce((sum, value) => sum + value, 0) / n;
    const dropped = y.filter((value) => value === 0).length / n;
    expect(Math.abs(mean - 1)).toBeLessThan(0.005);
    expect(Math.abs(dropped - 0.2)).toBeLessThan(0.005);
    expect(new Set(y)).toEqual(new Set([0, 1 / 0.8]));
  });

  it('sends the gradient back through the same mask', () => {
    const bench = ones(20, 3, 0.5);
    bench.context.dy.fill(1);
    bench.forward(3, true);
    bench.backward(3, true);
    expect(bench.context.dx[0]!.subarray(0, 60)).toEqual(bench.context.y.subarray(0, 60));
  });

  it('draws another mask at another step, the same at the same', () => {
    const bench = ones(40, 5, 0.5);
    const masked = (step: number): number[] => {
      bench.context.rows = 5;
      bench.context.training = true;
      bench.context.random.seek(step);
      dropout.forward(bench.context);
      return [...bench.context.y];
    };
    expect(masked(1)).toEqual(masked(1));
    expect(masked(1)).not.toEqual(masked(2));
  });

  it('does nothing when predicting, and nothing at keep 1 (T17, T18)', () => {
    for (const [keep, training] of [
      [0.3, false],
      [1, true],
    ] as const) {
      const bench = ones(10, 4, keep);
      bench.forward(4, training);
      expect(new Set(bench.context.y)).toEqual(new Set([1]));
    }
  });
});
