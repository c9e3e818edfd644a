import type { NamedTensor } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { maxDifference, sameBits } from './export-proof';

const tensor = (name: string, values: number[], shape = [values.length]): NamedTensor => ({
  name,
  shape,
  data: Float32Array.from(values),
});

describe('the proof of an export', () => {
  it('compares names, shapes and bits', () => {
    const a = [tensor('dense-1.W', [1, 2, 3, 4], [2, 2]), tensor('dense-1.b', [0, NaN])];
    expect(sameBits(a, [tensor('dense-1.W', [1, 2, 3, 4], [2, 2]), tensor('dense-1.b', [0, NaN])])).toBe(true);
    expect(sameBits(a, [tensor('dense-1.W', [1, 2, 3, 4], [4, 1]), tensor('dense-1.b', [0, NaN])])).toBe(false);
    expect(sameBits(a, [tensor('dense-1.W', [1, 2, 3, 4], [2, 2]), tensor('dense-1.b', [-0, NaN])])).toBe(false);
    expect(sameBits(a, [tensor('dense-1.W', [1, 2, 3, 4], [2, 2])])).toBe(false);
  });

  it('measures the largest difference, and never hides one', () => {
    const f = (...values: number[]) => Float32Array.from(values);
    expect(maxDifference(f(1, 2), f(1, 2.5))).toBe(0.5);
    expect(maxDifference(f(1, NaN), f(1, NaN))).toBe(0);
    expect(maxDifference(f(1, NaN), f(1, 2))).toBe(Infinity);
    expect(maxDifference(f(Infinity), f(Infinity))).toBe(0);
    expect(maxDifference(f(1), f(1, 2))).toBe(Infinity);
  });
});
