import { describe, expect, it } from 'vitest';
import { activations } from '../../engine/src/activations/_registry';
import { jsKernels } from '../../engine/src/kernels/js';
import { losses } from '../../engine/src/losses/_registry';
import { regularizers } from '../../engine/src/regularizers/_registry';

const softmax = (z: readonly number[]): number[] => {
  const a = new Float64Array(z.length);
  activations.softmax.forward(jsKernels, Float64Array.from(z), a, 1, z.length, {});
  return [...a];
};
const logOf = (p: readonly number[]) => Float64Array.from(p, Math.log);

describe('softmax and cross-entropy', () => {
  it('T65: softmax of [5, 2, −1, 3]', () => {
    [0.842, 0.042, 0.002, 0.114].forEach((expected, i) => expect(softmax([5, 2, -1, 3])[i]).toBeCloseTo(expected, 3));
  });

  it('T65: softmax of [1000, 999] is finite', () => {
    expect(softmax([1000, 999])[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
  });

  it('T68: ŷ = [.3, .2, .1, .4] with the second class true costs 1.6094', () => {
    const yHat = [0.3, 0.2, 0.1, 0.4];
    const target = Float64Array.of(0, 1, 0, 0);
    const loss = losses['categorical-cross-entropy'];
    expect(loss.total(jsKernels, logOf(yHat), Float64Array.from(yHat), target, 1, 4, null)).toBeCloseTo(1.6094, 4);
  });

  it('T69: its dz is ŷ − y', () => {
    const yHat = Float64Array.of(0.3, 0.2, 0.1, 0.4);
    const dz = new Float64Array(4);
    losses['categorical-cross-entropy'].gradient(
      jsKernels,
      logOf([...yHat]),
      yHat,
      Float64Array.of(0, 1, 0, 0),
      dz,
      1,
      4,
      null,
    );
    [0.3, -0.8, 0.1, 0.4].forEach((expected, i) => expect(dz[i]).toBeCloseTo(expected, 12));
  });

  it('T67: two softmax outputs are one sigmoid of the difference', () => {
    const difference = 1.6732;
    expect(softmax([difference, 0])[0]).toBeCloseTo(0.842, 3);
    const two = losses['categorical-cross-entropy'].total(
      jsKernels,
      Float64Array.of(difference, 0),
      Float64Array.from(softmax([difference, 0])),
      Float64Array.of(1, 0),
      1,
      2,
      null,
    );
    const one = losses['binary-cross-entropy'].total(
      jsKernels,
      Float64Array.of(difference),
      new Float64Array(1),
      Float64Array.of(1),
      1,
      1,
      null,
    );
    expect(Math.abs(two - one)).toBeLessThan(1e-12);
  });

  it('squared error has no ½: (3 − 1)² + (0 − 2)² = 8', () => {
    const loss = losses['squared-error'];
    const yHat = Float64Array.of(3, 0);
    expect(loss.total(jsKernels, yHat, yHat, Float64Array.of(1, 2), 2, 1, null)).toBe(8);
  });
});

it('T10: L2 of w = [3, 4], λ = 0.7, m = 100 is 0.0875', () => {
  expect(regularizers.l2.penalty(jsKernels, Float64Array.of(3, 4), 2, 0.7, 100)).toBeCloseTo(0.0875, 15);
});
