import { describe, expect, it } from 'vitest';
import type { AnyInitializer } from '../../engine/src/initializers/_initializer';
import { initializers } from '../../engine/src/initializers/_registry';
import { stream } from '../../engine/src/random/stream';

/** Mean and deviation of 10⁵ weights of a layer with that fan-in and fan-out. */
const spread = (initializer: AnyInitializer, fanIn: number, fanOut: number): { mean: number; deviation: number } => {
  const w = new Float64Array(100_000);
  initializer.fill(w, { in: fanIn, out: fanOut }, stream(1, 'init test'), {});
  const mean = w.reduce((sum, x) => sum + x, 0) / w.length;
  const squares = w.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / w.length) };
};

describe('10⁵ draws, within 2 %', () => {
  it.each([
    ['T27: 1/n', 'lecun-normal', 100, 100, 0.1],
    ['T28: He', 'he-normal', 100, 100, 0.1414],
    ['T29: Xavier', 'xavier', 100, 50, 0.1],
    ['T29: Glorot', 'glorot-normal', 100, 50, 0.11547],
  ] as const)('%s', (_name, kind, fanIn, fanOut, expected) => {
    const { mean, deviation } = spread(initializers[kind], fanIn, fanOut);
    expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.02);
    // Standard error of the mean is deviation/√10⁵; five of them.
    expect(Math.abs(mean)).toBeLessThan((5 * expected) / Math.sqrt(1e5));
  });
});
