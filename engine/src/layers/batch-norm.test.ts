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
  it('brings a batch to mean 0 and variance 1, the variance with 1/m (T58)', () => {
    const y = outputs(unit([1, 2, 3, 4], { epsilon: 1e-8 }), 4);
    [-1.34164, -0.44721, 0.44721, 1.34164].forEach((expected, i) => expect(y[i]).toBeCloseTo(expected, 5));
    expect(y.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    expect(y.reduce((sum, value) => sum + value ** 2, 0) / 4).toBeCloseTo(1.25 / (1.25 + 1e-8), 12);
  });

  it('is the identity for γ = √(σ² + ε) and β = μ (T59)', () => {
    const z = [0.3, -2, 5, 7.5];
    const bench = unit(z);
    const mean = z.reduce((sum, value) => sum + value, 0) / 4;
    const variance = z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    bench.context.w['gamma']![0] = Math.sqrt(variance + 1e-5);
    bench.context.w['beta']![0] = mean;
    outputs(bench, 4).forEach((value, i) => expect(value).toBeCloseTo(z[i]!, 12));
  });

  it('has four vectors, two of them trained (T59)', () => {
    const { weights } = unit([0]);
    expect(weights.map(({ name, role }) => [name, role])).toEqual([
      ['gamma', 'scale'],
      ['beta', 'scale'],
      ['runningMean', 'statistic'],
      ['runningVariance', 'statistic'],
    ]);
  });

  it('takes away whatever is added to all rows, and so has no gradient along it (T60)', () => {
    const z = [1, -2, 4, 0.5, 3];
    const y = outputs(unit(z), 5);
    const bench = unit(z.map((value) => value + 17));
    outputs(bench, 5).forEach((value, i) => expect(value).toBeCloseTo(y[i]!, 12));
    bench.backward(5, true);
    expect([...bench.context.dx[0]!].reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
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
