import { describe, expect, it } from 'vitest';
import type { Real } from '../kernels/real';
import { chain, twoNumbers, valueOf } from '../testing/graphs';
import type { Model } from './model';
import { precisionOfModel, predict } from './predict';

/** ŷ = x·W + b for two targets, of which only the first is scaled: its own units are 10 + 4·ŷ. */
const modelOf = (array: (...values: number[]) => Real): Model => ({
  name: 'line',
  graph: chain(),
  pipeline: {
    features: ['a', 'b'].map((column) => ({
      column,
      type: 'number',
      scaler: 'none',
      stats: {},
      fill: null,
      indicator: false,
    })),
    target: twoNumbers,
    targetScaling: [
      { scaler: 'z-score', stats: { mean: 10, deviation: 4 } },
      { scaler: 'none', stats: {} },
    ],
    weight: null,
  },
  tensors: [
    { name: 'output-1.W', shape: [2, 2], data: array(0.1, 0.2, 0.3, 0.4) },
    { name: 'output-1.b', shape: [2], data: array(0.5, 0.6) },
  ],
});

const x = [0.7, -1.1, 1 / 3, 0.9];
const expected = [0, 1].flatMap((row) => {
  const [a, b] = [x[2 * row]!, x[2 * row + 1]!];
  return [10 + 4 * (0.1 * a + 0.3 * b + 0.5), 0.2 * a + 0.4 * b + 0.6];
});

describe('predicting', () => {
  it('is done in float64 where the tensors are, to the last digits', () => {
    const model = modelOf((...values) => Float64Array.from(values));
    expect(precisionOfModel(model)).toBe('float64');
    const yHat = valueOf(predict(model, Float64Array.from(x), 2));
    expect(yHat).toBeInstanceOf(Float64Array);
    yHat.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-14));
  });

  it('is done in float32 otherwise', () => {
    const model = modelOf((...values) => Float32Array.from(values));
    expect(precisionOfModel(model)).toBe('float32');
    const yHat = valueOf(predict(model, Float32Array.from(x), 2));
    expect(yHat).toBeInstanceOf(Float32Array);
    const errors = expected.map((value, i) => Math.abs(yHat[i]! - value));
    expect(Math.max(...errors)).toBeLessThan(1e-5);
    expect(Math.max(...errors)).toBeGreaterThan(1e-14);
  });

  it('of more rows than fit at a time gives each row what it gets alone', () => {
    const model = modelOf((...values) => Float64Array.from(values));
    const rows = 2500;
    const many = Float64Array.from({ length: 2 * rows }, (_, i) => Math.sqrt(i));
    const yHat = valueOf(predict(model, many, rows));
    for (const row of [0, 1023, 1024, 2499]) {
      const alone = valueOf(predict(model, many.subarray(2 * row, 2 * row + 2), 1));
      expect([...alone]).toEqual([...yHat.subarray(2 * row, 2 * row + 2)]);
    }
  });
});
