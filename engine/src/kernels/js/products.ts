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
  bias: R | null,
) => void;

/** All arrays of a call have one precision, so that of `a` decides. */
const product: Product<Real> = (a, aRow, aInner, b, bInner, bCol, out, rows, inner, cols, bias) => {
  if (a instanceof Float32Array) {
    const start = bias as Float32Array | null;
    product32(a, aRow, aInner, b as Float32Array, bInner, bCol, out as Float32Array, rows, inner, cols, start);
  } else {
    const start = bias as Float64Array | null;
    product64(a, aRow, aInner, b as Float64Array, bInner, bCol, out as Float64Array, rows, inner, cols, start);
  }
};

/** One loop with free strides serves a·b, aᵀ·b and a·bᵀ. */
export const products: Pick<Kernels, 'matmul' | 'matmulTransposedA' | 'matmulTransposedB'> = {
  matmul: (a, b, out, m, k, n, bias = null) => product(a, k, 1, b, n, 1, out, m, k, n, bias),
  matmulTransposedA: (a, b, out, m, k, n) => product(a, 1, k, b, n, 1, out, k, m, n, null),
  matmulTransposedB: (a, b, out, m, n, k) => product(a, n, 1, b, 1, n, out, m, n, k, null),
};
