import type { Kernels } from './kernels';
import type { Real } from './real';

/**
 * out[i, j] = Σ_t a[i, t] · b[t, j] with every stride free, so that one loop serves a·b, aᵀ·b and a·bᵀ.
 * Two rows by four columns at a time: eight sums stay in registers, in double, and are rounded once when stored.
 * Each sum runs over t in order, so a result is the same whichever tile it falls into.
 */
const product = (
  a: Real,
  aRow: number,
  aInner: number,
  b: Real,
  bInner: number,
  bCol: number,
  out: Real,
  rows: number,
  inner: number,
  cols: number,
): void => {
  let i = 0;
  for (; i + 2 <= rows; i += 2) {
    let j = 0;
    for (; j + 4 <= cols; j += 4) {
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      let pa = i * aRow;
      let pb = j * bCol;
      for (let t = 0; t < inner; t++) {
        const a0 = a[pa]!;
        const a1 = a[pa + aRow]!;
        const b0 = b[pb]!;
        const b1 = b[pb + bCol]!;
        const b2 = b[pb + 2 * bCol]!;
        const b3 = b[pb + 3 * bCol]!;
        s00 += a0 * b0;
        s01 += a0 * b1;
        s02 += a0 * b2;
        s03 += a0 * b3;
        s10 += a1 * b0;
        s11 += a1 * b1;
        s12 += a1 * b2;
        s13 += a1 * b3;
        pa += aInner;
        pb += bInner;
      }
      const o = i * cols + j;
      out[o] = s00;
      out[o + 1] = s01;
      out[o + 2] = s02;
      out[o + 3] = s03;
      out[o + cols] = s10;
      out[o + cols + 1] = s11;
      out[o + cols + 2] = s12;
      out[o + cols + 3] = s13;
    }
    for (; j < cols; j++) {
      out[i * cols + j] = dot(a, i * aRow, aInner, b, j * bCol, bInner, inner);
      out[(i + 1) * cols + j] = dot(a, (i + 1) * aRow, aInner, b, j * bCol, bInner, inner);
    }
  }
  for (; i < rows; i++) {
    for (let j = 0; j < cols; j++) out[i * cols + j] = dot(a, i * aRow, aInner, b, j * bCol, bInner, inner);
  }
};

const dot = (a: Real, pa: number, da: number, b: Real, pb: number, db: number, n: number): number => {
  let sum = 0;
  for (let t = 0; t < n; t++) {
    sum += a[pa]! * b[pb]!;
    pa += da;
    pb += db;
  }
  return sum;
};

const sumRows = (a: Real, out: Real, rows: number, cols: number): void => {
  let j = 0;
  for (; j + 4 <= cols; j += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = 0, p = j; i < rows; i++, p += cols) {
      s0 += a[p]!;
      s1 += a[p + 1]!;
      s2 += a[p + 2]!;
      s3 += a[p + 3]!;
    }
    out[j] = s0;
    out[j + 1] = s1;
    out[j + 2] = s2;
    out[j + 3] = s3;
  }
  for (; j < cols; j++) {
    let sum = 0;
    for (let i = 0, p = j; i < rows; i++, p += cols) sum += a[p]!;
    out[j] = sum;
  }
};

/** Kernels in plain JavaScript, for float32 and float64. */
export const jsKernels: Kernels = {
  matmul: (a, b, out, m, k, n) => product(a, k, 1, b, n, 1, out, m, k, n),
  matmulTransposedA: (a, b, out, m, k, n) => product(a, 1, k, b, n, 1, out, k, m, n),
  matmulTransposedB: (a, b, out, m, n, k) => product(a, n, 1, b, 1, n, out, m, n, k),

  addRow(out, bias, rows, cols) {
    for (let i = 0, p = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++, p++) out[p] = out[p]! + bias[j]!;
    }
  },

  sumRows,

  fill(out, value, n) {
    out.fill(value, 0, n);
  },

  copy(a, out, n) {
    for (let i = 0; i < n; i++) out[i] = a[i]!;
  },

  add(a, out, n) {
    for (let i = 0; i < n; i++) out[i] = out[i]! + a[i]!;
  },

  sumOfSquares(a, n) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += a[i]! * a[i]!;
    return sum;
  },

  allFinite(a, n) {
    // A number minus itself is 0, except for NaN and the infinities: one test at the end instead of one for each.
    let zero = 0;
    for (let i = 0; i < n; i++) zero += a[i]! - a[i]!;
    return zero === 0;
  },
};
