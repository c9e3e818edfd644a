import { describe, expect, it } from 'vitest';
import type { Real } from '../../kernels/real';
import type { Products } from './blas';
import { whyWrong } from './self-test';

type Size = [m: number, k: number, n: number];

/** Sums in double, each term where `a` and `b` say. */
const multiply = (
  out: Real,
  [m, k, n]: Size,
  a: (i: number, t: number) => number,
  b: (t: number, j: number) => number,
  round = (value: number): number => value,
): void => {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let t = 0; t < k; t++) sum += round(a(i, t)) * round(b(t, j));
      out[i * n + j] = sum;
    }
  }
};

const right = (round?: (value: number) => number): Products => ({
  matmul: (a, b, out, m, k, n) =>
    multiply(
      out,
      [m, k, n],
      (i, t) => a[i * k + t]!,
      (t, j) => b[t * n + j]!,
      round,
    ),
  matmulTransposedA: (a, b, out, m, k, n) =>
    multiply(
      out,
      [k, m, n],
      (i, t) => a[t * k + i]!,
      (t, j) => b[t * n + j]!,
      round,
    ),
  matmulTransposedB: (a, b, out, m, n, k) =>
    multiply(
      out,
      [m, n, k],
      (i, t) => a[i * n + t]!,
      (t, j) => b[j * n + t]!,
      round,
    ),
});

/** The upper 16 bits of a float32, as some libraries multiply to be quick. */
const short = (value: number): number => {
  const words = new Uint32Array(Float32Array.of(value).buffer);
  words[0]! &= 0xffff0000;
  return new Float32Array(words.buffer)[0]!;
};

describe('the test of a library', () => {
  const good = right();

  it('passes right products', () => {
    expect(whyWrong(good)).toBeNull();
  });

  it('refuses 16-bit arithmetic', () => {
    expect(whyWrong(right(short))).toMatch(/its product a·b of 7×5×3 is wrong: expected \S+ in row 1, column 1, came/);
  });

  it.each<[string, Partial<Products>]>([
    ['does nothing', { matmul: () => undefined }],
    ['takes the sizes of a·b otherwise', { matmul: (a, b, out, m, k, n) => good.matmul(a, b, out, n, k, m) }],
    [
      'adds to what was there',
      {
        matmul(a, b, out, m, k, n) {
          const before = out.slice();
          good.matmul(a, b, out, m, k, n);
          for (let i = 0; i < m * n; i++) out[i]! += before[i]!;
        },
      },
    ],
    ['does not transpose a', { matmulTransposedA: (a, b, out, m, k, n) => good.matmul(a, b, out, k, m, n) }],
    ['does not transpose b', { matmulTransposedB: (a, b, out, m, n, k) => good.matmul(a, b, out, m, n, k) }],
    [
      'loses a NaN',
      {
        matmulTransposedB: (a, b, out, m, n, k) =>
          good.matmulTransposedB(
            a.map((x) => x || 0),
            b,
            out,
            m,
            n,
            k,
          ),
      },
    ],
    [
      'writes past the end',
      {
        matmul(a, b, out, m, k, n) {
          good.matmul(a, b, out, m, k, n);
          new Float32Array(out.buffer, out.byteOffset + 4 * m * n, 1)[0] = 0;
        },
      },
    ],
  ])('refuses one that %s', (_, wrong) => {
    expect(whyWrong({ ...good, ...wrong })).toMatch(/^its product a(ᵀ)?·b(ᵀ)? of \d+×\d+×\d+ is wrong: /);
  });
});
