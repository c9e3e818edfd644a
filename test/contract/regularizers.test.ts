import { describe, expect, it } from 'vitest';
import { jsBackend } from '../../engine/src/kernels/js';
import { stream } from '../../engine/src/random/stream';
import type { RegularizerDef } from '../../engine/src/regularizers/_regularizer';
import { regularizers } from '../../engine/src/regularizers/_registry';
import { memoryOf, type Memory } from '../../engine/src/testing/memory';
import { backends, expectSame } from './support/backends';

const n = 8;
const all = Object.entries(regularizers) as [string, RegularizerDef][];

const weights = (length: number): Float64Array => {
  const random = stream(9, 'weights');
  return Float64Array.from({ length }, () => random.normal());
};

/** Plain JavaScript, which has float64. */
const js = memoryOf(jsBackend);
const k = js.kernels;

describe.each(all)('%s', (_, regularizer) => {
  const w = weights(n);

  it('adds the gradient of its penalty to what is there', () => {
    const dw = new Float64Array(n).fill(2);
    regularizer.addGradient(k, w, dw, n, 0.7, 30);
    for (let i = 0; i < n; i++) {
      const at = (by: number) =>
        regularizer.penalty(
          k,
          Float64Array.from(w, (x, j) => (j === i ? x + by : x)),
          n,
          0.7,
          30,
        );
      expect(dw[i]! - 2).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 9);
    }
  });

  it('is 0 for λ = 0, positive otherwise, and in proportion to λ/m', () => {
    expect(regularizer.penalty(k, w, n, 0, 30)).toBe(0);
    const one = regularizer.penalty(k, w, n, 0.7, 30);
    expect(one).toBeGreaterThan(0);
    expect(regularizer.penalty(k, w, n, 1.4, 30)).toBeCloseTo(2 * one, 12);
    expect(regularizer.penalty(k, w, n, 0.7, 60)).toBeCloseTo(one / 2, 12);
  });

  it('shows NaN in its gradient and after its step, instead of hiding it', () => {
    const [broken, dw] = [Float64Array.of(NaN), new Float64Array(1)];
    regularizer.addGradient(k, broken, dw, 1, 0.7, 30);
    regularizer.apart.step(k, broken, 1, 0.7, 30, 0.1);
    expect([dw[0], broken[0]]).toEqual([NaN, NaN]);
  });
});

describe.each(backends)('in float32 on $name', ({ backend, exact }) => {
  const memory = memoryOf(backend);

  it.each(all)('%s looks at the first n weights only', (_, regularizer) => {
    const { kernels, take, copy } = memory;
    const w = copy('float32', weights(n));
    const dw = take('float32', n);
    regularizer.addGradient(kernels, w, dw, n - 1, 0.7, 30);
    expect(dw[n - 1]).toBe(0);
    expect(dw[n - 2]).not.toBe(0);
    expect(regularizer.penalty(kernels, w, 0, 0.7, 30)).toBe(0);
    const last = w[n - 1];
    regularizer.apart.step(kernels, w, n - 1, 0.7, 30, 0.1);
    expect(w[n - 1]).toBe(last);
  });

  it.each(all)('%s is what it is in plain JavaScript, for many weights', (_, regularizer) => {
    const length = 5003;
    const pass = (on: Memory) => {
      const w = on.copy('float32', weights(length));
      const dw = on.copy('float32', weights(length).reverse());
      w.set([0, -0, 1e-6, -1e-6]);
      const penalty = regularizer.penalty(on.kernels, w, length, 0.7, 30);
      regularizer.addGradient(on.kernels, w, dw, length, 0.7, 30);
      regularizer.apart.step(on.kernels, w, length, 0.7, 30, 0.1);
      return { penalty, dw, w };
    };
    const [here, there] = [pass(memory), pass(js)];
    if (exact) expect(here.penalty).toBe(there.penalty);
    else expect(here.penalty / there.penalty).toBeCloseTo(1, 5);
    expectSame(here.dw, there.dw, exact, 'dw');
    expectSame(here.w, there.w, exact, 'w');
  });
});
