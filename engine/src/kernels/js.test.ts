import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../random/stream';
import { jsKernels as k } from './js';
import { allocate, type Precision, type Real } from './real';

const filled = (precision: Precision, n: number, seed: number): Real => {
  const random = stream(seed, 'kernel test');
  return allocate(precision, n).map(() => random.normal());
};

/** The definition: one sum over t in order, in double, rounded when stored. */
const product = (
  precision: Precision,
  [m, inner, n]: [number, number, number],
  a: (i: number, t: number) => number,
  b: (t: number, j: number) => number,
): Real => {
  const out = allocate(precision, m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let t = 0; t < inner; t++) sum += a(i, t) * b(t, j);
      out[i * n + j] = sum;
    }
  }
  return out;
};

const size = fc.integer({ min: 1, max: 13 });
const anyPrecision = fc.constantFrom<Precision>('float32', 'float64');

describe('matrix products', () => {
  it('equal the definition to the bit, in all three forms, and write nothing further', () => {
    fc.assert(
      fc.property(anyPrecision, size, size, size, (precision, m, inner, n) => {
        const a = filled(precision, m * inner, 1);
        const b = filled(precision, inner * n, 2);
        const out = allocate(precision, m * n + 5).fill(77);
        const check = (expected: Real): void => {
          expect(out.subarray(0, m * n)).toEqual(expected);
          expect([...out.subarray(m * n)]).toEqual([77, 77, 77, 77, 77]);
        };
        k.matmul(a, b, out, m, inner, n);
        check(
          product(
            precision,
            [m, inner, n],
            (i, t) => a[i * inner + t]!,
            (t, j) => b[t * n + j]!,
          ),
        );
        // a read as [inner, m], b as [inner, n].
        k.matmulTransposedA(a, b, out, inner, m, n);
        check(
          product(
            precision,
            [m, inner, n],
            (i, t) => a[t * m + i]!,
            (t, j) => b[t * n + j]!,
          ),
        );
        // a as [m, inner], b as [n, inner].
        k.matmulTransposedB(a, b, out, m, inner, n);
        check(
          product(
            precision,
            [m, inner, n],
            (i, t) => a[i * inner + t]!,
            (t, j) => b[j * inner + t]!,
          ),
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
});

describe('the others', () => {
  it('sum columns, add rows, add, copy and fill prefixes', () => {
    fc.assert(
      fc.property(anyPrecision, size, size, (precision, rows, cols) => {
        const n = rows * cols;
        const a = filled(precision, n, 3);
        const sums = allocate(precision, cols + 1).fill(5);
        k.sumRows(a, sums, rows, cols);
        const expected = allocate(precision, cols);
        for (let j = 0; j < cols; j++) {
          let sum = 0;
          for (let i = 0; i < rows; i++) sum += a[i * cols + j]!;
          expected[j] = sum;
        }
        expect(sums.subarray(0, cols)).toEqual(expected);
        expect(sums[cols]).toBe(5);

        const out = allocate(precision, n + 1).fill(5);
        k.copy(a, out, n);
        k.addRow(out, expected, rows, cols);
        k.add(a, out, n);
        const round = allocate(precision, 1);
        const rounded = (value: number): number => ((round[0] = value), round[0]!);
        a.forEach((value, i) => expect(out[i]).toBe(rounded(rounded(value + expected[i % cols]!) + value)));
        expect(out[n]).toBe(5);
        k.fill(out, 2, n);
        expect(out[n - 1]).toBe(2);
        expect(out[n]).toBe(5);
      }),
    );
  });

  it('find a value that is not finite wherever it stands', () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      for (let at = 0; at < 5; at++) {
        const a = new Float64Array(5).fill(1e300);
        expect(k.allFinite(a, 5)).toBe(true);
        a[at] = bad;
        expect(k.allFinite(a, 5)).toBe(false);
        expect(k.allFinite(a, at)).toBe(true);
      }
    }
  });

  it('sum squares of a prefix', () => {
    expect(k.sumOfSquares(Float32Array.of(3, 4, 100), 2)).toBe(25);
  });
});
