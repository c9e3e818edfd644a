import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../random/stream';
import { allocate, type Precision, type Real } from '../real';
import { products as k } from './products';

const filled = (precision: Precision, n: number, seed: number): Real => {
  const random = stream(seed, 'kernel test');
  return allocate(precision, n).map(() => random.normal());
};

/** The definition: one sum over t in order, from the bias on, each product and each sum rounded to the precision. */
const product = (
  precision: Precision,
  [m, inner, n]: [number, number, number],
  a: (i: number, t: number) => number,
  b: (t: number, j: number) => number,
  bias: Real | null,
): Real => {
  const round = precision === 'float32' ? Math.fround : (x: number): number => x;
  return allocate(precision, m * n).map((_, p) => {
    let sum = bias ? bias[p % n]! : 0;
    for (let t = 0; t < inner; t++) sum = round(sum + round(a(Math.floor(p / n), t) * b(t, p % n)));
    return sum;
  });
};

describe('matrix products', () => {
  const size = fc.integer({ min: 1, max: 13 });
  const anyPrecision = fc.constantFrom<Precision>('float32', 'float64');

  it('equal the definition to the bit, in all three forms, and write nothing further', () => {
    fc.assert(
      fc.property(anyPrecision, size, size, size, (precision, m, inner, n) => {
        const a = filled(precision, m * inner, 1);
        const b = filled(precision, inner * n, 2);
        const out = allocate(precision, m * n + 5).fill(77);
        const check = (
          at: (i: number, t: number) => number,
          bt: (t: number, j: number) => number,
          bias: Real | null = null,
        ): void => {
          expect(out.subarray(0, m * n)).toEqual(
            product(
              precision,
              [m, inner, n],
              (i, t) => a[at(i, t)]!,
              (t, j) => b[bt(t, j)]!,
              bias,
            ),
          );
          expect([...out.subarray(m * n)]).toEqual([77, 77, 77, 77, 77]);
        };
        k.matmul(a, b, out, m, inner, n);
        check(
          (i, t) => i * inner + t,
          (t, j) => t * n + j,
        );
        const bias = filled(precision, n, 3);
        k.matmul(a, b, out, m, inner, n, bias);
        check(
          (i, t) => i * inner + t,
          (t, j) => t * n + j,
          bias,
        );
        // a read as [inner, m], b as [inner, n].
        k.matmulTransposedA(a, b, out, inner, m, n);
        check(
          (i, t) => t * m + i,
          (t, j) => t * n + j,
        );
        // a as [m, inner], b as [n, inner].
        k.matmulTransposedB(a, b, out, m, inner, n);
        check(
          (i, t) => i * inner + t,
          (t, j) => j * inner + t,
        );
      }),
    );
  });

  it('keep NaN and infinities', () => {
    const out = new Float32Array(1);
    k.matmul(Float32Array.of(NaN, 1), Float32Array.of(0, 1), out, 1, 2, 1);
    expect(out[0]).toBeNaN();
    k.matmul(Float32Array.of(Infinity), Float32Array.of(0), out, 1, 1, 1);
    expect(out[0]).toBeNaN();
  });

  it('overflow between product and sum as float32 does', () => {
    const out = new Float32Array(1);
    // The first product alone is beyond float32; in double it would come back.
    k.matmul(Float32Array.of(3e38, 3e38), Float32Array.of(2, -1.5), out, 1, 2, 1);
    expect(out[0]).toBe(NaN);
  });
});
