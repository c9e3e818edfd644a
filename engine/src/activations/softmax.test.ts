import { describe, expect, it } from 'vitest';
import { jsKernels } from '../kernels/js';
import softmax from './softmax';

const forward = (...z: number[]): Float64Array => {
  const a = new Float64Array(z.length);
  softmax.forward(jsKernels, Float64Array.from(z), a, 1, z.length, {});
  return a;
};

describe('softmax (T65)', () => {
  it("gives the notes' numbers", () => {
    const a = forward(5, 2, -1, 3);
    [0.842, 0.042, 0.002, 0.114].forEach((expected, i) => expect(a[i]).toBeCloseTo(expected, 3));
    const t = [5, 2, -1, 3].map(Math.exp);
    const sum = t.reduce((total, each) => total + each, 0);
    expect(sum).toBeCloseTo(176.3, 1);
    t.forEach((each, i) => expect(a[i]).toBeCloseTo(each / sum, 14));
  });

  it('stays finite for large inputs', () => {
    const [a, b] = forward(1000, 999);
    expect(a).toBeCloseTo(1 / (1 + Math.exp(-1)), 14);
    expect(a! + b!).toBeCloseTo(1, 15);
  });

  it('of two classes is the sigmoid of their difference (T67)', () => {
    expect(forward(1.6732, 0)[0]).toBeCloseTo(1 / (1 + Math.exp(-1.6732)), 14);
    expect(forward(1.6732, 0)[0]).toBeCloseTo(0.842, 3);
  });
});
