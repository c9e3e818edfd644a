import type { Kernels } from '../kernels';
import type { Real } from '../real';
import { product32 } from './product32';
import { product64 } from './product64';

type Product<R> = (
  a: R,
  aRow: number,
  aInner: number,
  b: R,
  bInner: number,
  bCol: number,
  out: R,
  rows: number,
  inner: number,
  cols: number,
) => void;

/** All arrays of a call have one precision, so that of `a` decides. */
const product: Product<Real> = (a, aRow, aInner, b, bInner, bCol, out, rows, inner, cols) => {
  if (a instanceof Float32Array) {
    product32(a, aRow, aInner, b as Float32Array, bInner, bCol, out as Float32Array, rows, inner, cols);
  } else {
    product64(a, aRow, aInner, b as Float64Array, bInner, bCol, out as Float64Array, rows, inner, cols);
  }
};

/** One loop with free strides serves a·b, aᵀ·b and a·bᵀ. */
export const products: Pick<Kernels, 'matmul' | 'matmulTransposedA' | 'matmulTransposedB'> = {
  matmul: (a, b, out, m, k, n) => product(a, k, 1, b, n, 1, out, m, k, n),
  matmulTransposedA: (a, b, out, m, k, n) => product(a, 1, k, b, n, 1, out, k, m, n),
  matmulTransposedB: (a, b, out, m, n, k) => product(a, n, 1, b, 1, n, out, m, n, k),
};
