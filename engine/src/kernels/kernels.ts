import type { Real } from './real';

/**
 * The numeric inner loops. Every kernel owns its loop, works on prefixes of preallocated buffers and allocates nothing.
 * Shapes are written as [rows, cols], row-major. One implementation serves float32 and float64.
 * Every output element is one sequential sum over the inner index, so results do not depend on blocking or threads.
 */
export interface Kernels {
  /** out[m,n] = a[m,k] · b[k,n] */
  matmul(a: Real, b: Real, out: Real, m: number, k: number, n: number): void;
  /** out[k,n] = a[m,k]ᵀ · b[m,n] (the weight gradient) */
  matmulTransposedA(a: Real, b: Real, out: Real, m: number, k: number, n: number): void;
  /** out[m,k] = a[m,n] · b[k,n]ᵀ (the input gradient) */
  matmulTransposedB(a: Real, b: Real, out: Real, m: number, n: number, k: number): void;
  /** out[rows,cols] += bias[cols] on every row, in place. */
  addRow(out: Real, bias: Real, rows: number, cols: number): void;
  /** out[cols] = Σ over rows of a[rows,cols] */
  sumRows(a: Real, out: Real, rows: number, cols: number): void;
  /** out = value, first n elements */
  fill(out: Real, value: number, n: number): void;
  /** out = a, first n elements */
  copy(a: Real, out: Real, n: number): void;
  /** out += a, first n elements */
  add(a: Real, out: Real, n: number): void;
  /** Σ a², first n elements, in a fixed order */
  sumOfSquares(a: Real, n: number): number;
  /** True when every one of the first n elements is finite. */
  allFinite(a: Real, n: number): boolean;
}
