import { describe, expect, it } from 'vitest';
import type { AnyInitializer } from '../../engine/src/initializers/_initializer';
import { initializers } from '../../engine/src/initializers/_registry';
import { jsKernels } from '../../engine/src/kernels/js';
import type { ParamRecord } from '../../engine/src/params/param';
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

describe('30 ReLU layers of width 100', () => {
  const width = 100;
  const rows = 50;

  /** σ of the last layer's outputs over the first's. */
  const fade = (initializer: AnyInitializer, params: ParamRecord, seed: number): number => {
    const random = stream(seed, 'depth test');
    let a: Float64Array = Float64Array.from({ length: rows * width }, () => random.normal());
    let first = 0;
    for (let layer = 0; layer < 30; layer++) {
      const w = new Float64Array(width * width);
      initializer.fill(w, { in: width, out: width }, random, params);
      const z = new Float64Array(rows * width);
      jsKernels.matmul(a, w, z, rows, width, width);
      a = z.map((x) => Math.max(0, x));
      if (layer === 0) first = deviationOf(a);
    }
    return deviationOf(a) / first;
  };

  const deviationOf = (values: Float64Array): number => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
  };

  it('T28: with He the signal neither fades nor explodes', () => {
    for (const seed of [1, 2, 3]) {
      const ratio = fade(initializers['he-normal'], {}, seed);
      expect(ratio).toBeGreaterThan(0.15);
      expect(ratio).toBeLessThan(3);
    }
  });

  it('T28: with 0.01·N it is gone', () => {
    expect(fade(initializers['small-normal'], { deviation: 0.01 }, 1)).toBeLessThan(1e-30);
  });
});

describe('identity', () => {
  it.each([
    [2, 2, [3, 0, 0, 3]],
    [2, 3, [3, 0, 0, 0, 3, 0]],
    [3, 2, [3, 0, 0, 3, 0, 0]],
    [1, 1, [3]],
  ])('is the gain on the diagonal of [%d, %d], and 0 beside it', (fanIn, fanOut, expected) => {
    const w = new Float64Array(fanIn * fanOut).fill(NaN);
    initializers.identity.fill(w, { in: fanIn, out: fanOut }, stream(1, 'init test'), { gain: 3 });
    expect([...w]).toEqual(expected);
  });

  /** What is left of a 1 after 49 linear layers of width 3 that start as gain·I. */
  const through = (gain: number): number => {
    const w = new Float64Array(9);
    initializers.identity.fill(w, { in: 3, out: 3 }, stream(1, 'init test'), { gain });
    let a = new Float64Array(3).fill(1);
    for (let layer = 0; layer < 49; layer++) {
      const z = new Float64Array(3);
      jsKernels.matmul(a, w, z, 1, 3, 3);
      a = z;
    }
    return a[1]!;
  };

  it('T26: L = 50 linear layers of 1.5·I give 1.5⁴⁹ = 4.25e8, of 0.5·I 0.5⁴⁹ = 1.78e-15', () => {
    expect(through(1.5) / 1.5 ** 49).toBeCloseTo(1, 12);
    expect(through(1.5) / 4.25e8).toBeCloseTo(1, 2);
    expect(through(0.5)).toBe(0.5 ** 49);
    expect(through(0.5) / 1.78e-15).toBeCloseTo(1, 2);
    expect(through(1)).toBe(1);
  });
});
