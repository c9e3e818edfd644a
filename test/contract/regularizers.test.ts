import { describe, expect, it } from 'vitest';
import { stream } from '../../engine/src/random/stream';
import type { RegularizerDef } from '../../engine/src/regularizers/_regularizer';
import { regularizers } from '../../engine/src/regularizers/_registry';

const n = 8;

describe.each(Object.entries(regularizers) as [string, RegularizerDef][])('%s', (_, regularizer) => {
  const random = stream(9, 'weights');
  const w = Float64Array.from({ length: n }, () => random.normal());

  it('adds the gradient of its penalty to what is there', () => {
    const dw = new Float64Array(n).fill(2);
    regularizer.addGradient(w, dw, n, 0.7, 30);
    for (let i = 0; i < n; i++) {
      const at = (by: number) =>
        regularizer.penalty(
          Float64Array.from(w, (x, j) => (j === i ? x + by : x)),
          n,
          0.7,
          30,
        );
      expect(dw[i]! - 2).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 9);
    }
  });

  it('is 0 for λ = 0, positive otherwise, and in proportion to λ/m', () => {
    expect(regularizer.penalty(w, n, 0, 30)).toBe(0);
    const one = regularizer.penalty(w, n, 0.7, 30);
    expect(one).toBeGreaterThan(0);
    expect(regularizer.penalty(w, n, 1.4, 30)).toBeCloseTo(2 * one, 12);
    expect(regularizer.penalty(w, n, 0.7, 60)).toBeCloseTo(one / 2, 12);
  });

  it('looks at the first n weights only', () => {
    const dw = new Float64Array(n);
    regularizer.addGradient(w, dw, n - 1, 0.7, 30);
    expect(dw[n - 1]).toBe(0);
    expect(regularizer.penalty(w, 0, 0.7, 30)).toBe(0);
  });
});
