import { describe, expect, it } from 'vitest';
import { benchOf, type Bench } from '../testing/layer-bench';
import batchNorm from './batch-norm';

/** One unit of batch norm over a batch z, with γ 1 and β 0 unless told otherwise. */
const unit = (z: readonly number[], params: Record<string, number> = {}): Bench => {
  const bench = benchOf(batchNorm, { params, inputs: [[1]] }, { precision: 'float64', capacity: z.length });
  bench.context.x[0]!.set(z);
  bench.context.w['gamma']![0] = 1;
  bench.context.w['beta']![0] = 0;
  return bench;
};

const outputs = (bench: Bench, rows: number, training = true): number[] => {
  bench.forward(rows, training);
  return [...bench.context.y.subarray(0, rows)];
};

describe('batch norm', () => {
  it('has no gradient along what it takes away: a constant added to all rows (T60)', () => {
    const bench = unit([1, -2, 4, 0.5, 3]);
    outputs(bench, 5);
    bench.backward(5, true);
    const dx = [...bench.context.dx[0]!];
    expect(dx.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    expect(Math.max(...dx.map(Math.abs))).toBeGreaterThan(0.01);
  });

  it('averages the statistics of batches: V = βV + (1−β)·batch, from mean 0 and variance 1', () => {
    const bench = unit([1, 2, 3, 4], { average: 0.9 });
    outputs(bench, 4);
    const { runningMean, runningVariance } = bench.context.w;
    expect(runningMean![0]).toBeCloseTo(0.1 * 2.5, 12);
    expect(runningVariance![0]).toBeCloseTo(0.9 * 1 + 0.1 * 1.25, 12);
    outputs(bench, 4);
    expect(runningMean![0]).toBeCloseTo(0.9 * 0.25 + 0.1 * 2.5, 12);
  });

  it('predicts with the running statistics; with β 0 they are exactly those of the last set seen (T64)', () => {
    const bench = unit([1, 2, 3, 4], { average: 0 });
    outputs(bench, 4);
    expect(bench.context.w['runningMean']![0]).toBe(2.5);
    expect(bench.context.w['runningVariance']![0]).toBe(1.25);
    bench.context.x[0]!.set([10]);
    expect(outputs(bench, 1, false)[0]).toBeCloseTo((10 - 2.5) / Math.sqrt(1.25 + 1e-5), 12);
  });
});
