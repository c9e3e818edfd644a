import { describe, expect, it } from 'vitest';
import type { AnyInitializer } from '../../engine/src/initializers/_initializer';
import { initializers } from '../../engine/src/initializers/_registry';
import type { Real } from '../../engine/src/kernels/real';
import { defaults } from '../../engine/src/params/fill';
import { stream } from '../../engine/src/random/stream';

describe.each(Object.entries(initializers) as [string, AnyInitializer][])('%s', (_, initializer) => {
  const p = defaults(initializer.params);
  const filled = (length: number, seed: number, single = true): Real => {
    const w = single ? new Float32Array(length).fill(NaN) : new Float64Array(length).fill(NaN);
    initializer.fill(w, { in: 10, out: 5 }, stream(seed, 'init test'), p);
    return w;
  };

  it('fills every number with a finite one', () => {
    for (const length of [0, 1, 50, 1001]) expect([...filled(length, 1)].every(Number.isFinite)).toBe(true);
  });

  it('is the same for the same seed, to the bit, and rounds the same numbers in float32', () => {
    expect(filled(100, 1)).toEqual(filled(100, 1));
    expect(Float32Array.from(filled(100, 1, false))).toEqual(filled(100, 1));
  });

  it('differs by seed, or is one value throughout', () => {
    const w = filled(100, 1);
    const constant = w.every((value) => value === w[0]);
    expect(constant || [...filled(100, 2)].some((value, i) => value !== w[i])).toBe(true);
  });

  it('has mean 0 when it is drawn at random', () => {
    const w = [...filled(20_000, 3)];
    if (w.every((value) => value === w[0])) return;
    const mean = w.reduce((sum, value) => sum + value, 0) / w.length;
    const deviation = Math.sqrt(w.reduce((sum, value) => sum + (value - mean) ** 2, 0) / w.length);
    expect(Math.abs(mean)).toBeLessThan((5 * deviation) / Math.sqrt(w.length));
  });
});
