import type { Stream } from '../random/stream';
import type { Formula } from './formula';
import type { Real } from './real';
import type { Recorder } from './recorder';

/**
 * The numeric inner loops. Every kernel owns its loop, works on prefixes of preallocated buffers and allocates nothing.
 * Shapes are written as [rows, cols], row-major; all arrays of a call have one precision and lie in the memory the kernels
 * were opened with. Matrix products add in the precision of the arrays, one term after the other over the inner index; all
 * other sums are taken in double, in an order fixed by the sizes alone, and rounded once. So results do not depend on
 * blocking or threads, and float32 WebAssembly without fused multiply-add equals float32 JavaScript to the bit.
 */
export interface Kernels {
  /** out[m,n] = bias[n] + a[m,k] · b[k,n]: every sum begins at its bias, or at 0 without one. */
  matmul(a: Real, b: Real, out: Real, m: number, k: number, n: number, bias?: Real | null): void;
  /** out[k,n] = a[m,k]ᵀ · b[m,n] (the weight gradient) */
  matmulTransposedA(a: Real, b: Real, out: Real, m: number, k: number, n: number): void;
  /** out[m,k] = a[m,n] · b[k,n]ᵀ (the input gradient) */
  matmulTransposedB(a: Real, b: Real, out: Real, m: number, n: number, k: number): void;
  /**
   * Runs a formula over [rows, cols]; `operands` are its arrays, then its scalars, in the order of its signature.
   * Gives the total of a formula that sums to one, else 0.
   */
  each(formula: Formula, rows: number, cols: number, ...operands: (Real | number)[]): number;
  /** out[rows,cols] = softmax of each row of z, its largest number subtracted first. */
  softmax(z: Real, out: Real, rows: number, cols: number): void;
  /**
   * Σ over rows of weight·(−Σⱼ yⱼ·log ŷⱼ) with ŷ = softmax(z) given, in double; `weight` [rows], null is 1 for all. From
   * log Σ exp z = max z − log max ŷ: a share that has vanished still costs what its z says, and no exponential is taken twice.
   */
  softmaxCrossEntropy(z: Real, yHat: Real, target: Real, weight: Real | null, rows: number, cols: number): number;
  /** out = on ? 1/keep : 0, first n elements; `on` is `random.uniform() < keep` for the words of its block in order. */
  dropoutMask(out: Real, n: number, keep: number, random: Stream): void;
  /** out = value, first n elements */
  fill(out: Real, value: number, n: number): void;
  /** out's row i of [rows, width] = row order[start + i] of `from`; row start + i without an order. */
  gather(from: Real, order: Int32Array | null, start: number, rows: number, width: number, out: Real): void;
  /** Σ a² of the first n elements, squared and added in double, in a fixed order. */
  sumOfSquares(a: Real, n: number): number;
  /** True when every one of the first n elements is finite. */
  allFinite(a: Real, n: number): boolean;
}

/** A piece of memory and the kernels that reach it. */
export interface Workspace {
  /** The backend's. */
  readonly name: string;
  /** Threads that work on it, the caller's among them. */
  readonly threads: number;
  readonly kernels: Kernels;
  readonly buffer: ArrayBufferLike;
  /** Where the bytes that were asked for begin; a multiple of 64. */
  readonly byteOffset: number;
  /** More bytes that the same kernels reach, in a buffer of its own name; null when the machine refuses. */
  extend(bytes: number): { buffer: ArrayBufferLike; byteOffset: number } | null;
  /** A new recorder of calls of these kernels; null where there would be nothing to gain, or no memory. */
  recorder(): Recorder | null;
  /** Ends what works on it (threads). Its memory may become another's then: neither numbers nor kernels are to be used any more. */
  close(): void;
}

/** A build of the kernels: opens memory and the kernels that work on it. */
export interface Backend {
  /** As the record of a run names it: `js`, `wasm std`, `wasm relaxed + OpenBLAS 0.3.21`. */
  readonly name: string;
  /** Zeroed memory of so many bytes; null when the machine refuses. `work`: multiplications of one training step, about. */
  open(bytes: number, work?: number): Workspace | null;
}
