import { describe, expect, it } from 'vitest';
import type { AnyInitializer } from '../../engine/src/initializers/_initializer';
import { initializers } from '../../engine/src/initializers/_registry';
import type { Real } from '../../engine/src/kernels/real';
import { defaults } from '../../engine/src/params/fill';
import { stream, type Stream } from '../../engine/src/random/stream';

/** Whether it takes anything from its stream. */
const drawsAtRandom = (initializer: AnyInitializer): boolean => {
  let drawn = 0;
  const counting = new Proxy(stream(1, 'init test'), {
    get: (random, name: keyof Stream) => {
      const part = random[name];
      if (typeof part === 'function') drawn++;
      return typeof part === 'function' ? part.bind(random) : part;
    },
  });
  initializer.fill(new Float64Array(50), { in: 10, out: 5 }, counting, defaults(initializer.params));
  return drawn > 0;
};

const all = Object.entries(initializers as Readonly<Record<string, AnyInitializer>>);

const filled = (initializer: AnyInitializer, length: number, seed: number, single = true): Real => {
  const w = single ? new Float32Array(length).fill(NaN) : new Float64Array(length).fill(NaN);
  initializer.fill(w, { in: 10, out: 5 }, stream(seed, 'init test'), defaults(initializer.params));
  return w;
};

describe.each(all)('%s', (_, initializer) => {
  it('fills every number with a finite one', () => {
    for (const length of [0, 1, 50, 1001])
      expect([...filled(initializer, length, 1)].every(Number.isFinite)).toBe(true);
  });

  it('is the same for the same seed, to the bit, and rounds the same numbers in float32', () => {
    const w = filled(initializer, 100, 1);
    expect(filled(initializer, 100, 1)).toEqual(w);
    expect(Float32Array.from(filled(initializer, 100, 1, false))).toEqual(w);
  });

  it('differs by seed where it draws, and does not where it does not', () => {
    const other = filled(initializer, 100, 2);
    expect([...filled(initializer, 100, 1)].some((value, i) => value !== other[i])).toBe(drawsAtRandom(initializer));
  });
});

describe.each(all.filter(([, initializer]) => drawsAtRandom(initializer)))('%s', (_, initializer) => {
  it('has mean 0', () => {
    const w = [...filled(initializer, 20_000, 3)];
    const mean = w.reduce((sum, value) => sum + value, 0) / w.length;
    const deviation = Math.sqrt(w.reduce((sum, value) => sum + (value - mean) ** 2, 0) / w.length);
    expect(Math.abs(mean)).toBeLessThan((5 * deviation) / Math.sqrt(w.length));
  });
});
