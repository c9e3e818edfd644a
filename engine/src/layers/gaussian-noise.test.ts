import { describe, expect, it } from 'vitest';
import { benchOf } from '../testing/layer-bench';
import noise from './gaussian-noise';

const rows = 1000;
const units = 20;

/** What is added to the inputs at a step. */
const added = (deviation: number, training = true, step = 1): number[] => {
  const sample = { params: { deviation }, inputs: [[units]] };
  const { context } = benchOf(noise, sample, { precision: 'float64', capacity: rows });
  context.rows = rows;
  context.training = training;
  context.random.seek(step);
  noise.forward(context);
  return [...context.y].map((value, i) => value - context.x[0]![i]!);
};

describe('Gaussian noise', () => {
  it('has mean 0 and the deviation asked for, in units of its input', () => {
    const values = added(0.3);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    // Four standard errors of 20 000 draws.
    expect(Math.abs(mean)).toBeLessThan((4 * 0.3) / Math.sqrt(values.length));
    expect(Math.abs(Math.sqrt(variance) / 0.3 - 1)).toBeLessThan(4 / Math.sqrt(2 * values.length));
  });

  it('is other noise at another step, and the same at the same', () => {
    expect(added(0.3, true, 2)).toEqual(added(0.3, true, 2));
    expect(added(0.3, true, 2)).not.toEqual(added(0.3, true, 1));
  });

  it('is nothing when predicting, and nothing at deviation 0', () => {
    expect(new Set(added(0.3, false))).toEqual(new Set([0]));
    expect(new Set(added(0, true))).toEqual(new Set([0]));
  });
});
