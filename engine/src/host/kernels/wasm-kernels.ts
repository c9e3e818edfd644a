import * as layout from '../../../wasm/layout';
import type { Formula } from '../../kernels/formula';
import { jsKernels } from '../../kernels/js';
import type { Kernels } from '../../kernels/kernels';
import type { Real } from '../../kernels/real';
import type { Stream } from '../../random/stream';
import type { WasmMemory } from './web-assembly';

/** Sizes from which an operation is shared among threads: below, one is done before the others have heard of it. */
export interface Least {
  elements: number;
  /** Of a product. */
  multiplications: number;
}

/** What the kernels need of the module and memory they run in. */
export interface WasmMeans {
  memory: WasmMemory;
  /** Runs the operation described in the argument block, by so many threads. */
  run: (operation: number, parts: number) => number;
  /** Number of a compiled formula's operation, by its text. */
  operations: ReadonlyMap<string, number>;
  /** Threads that stand by just now, the caller's included. */
  threads: () => number;
  least: Least;
  /** All buffers by which the memory is known: it gets another name whenever it grows. */
  buffers: readonly ArrayBufferLike[];
}

/** Where the numbers of an operation's description go: words for addresses and sizes, the same words as float32. */
interface Words {
  whole: Int32Array;
  real: Float32Array;
}

const notCompiled = -1;

/**
 * An array that remembers where it lies, once it has been found to lie in the kernels' memory. Asking it anew, for its buffer
 * and its offset, would take as long as all the arithmetic of a small network.
 */
type PlacedArray = (Real | Int32Array) & { home?: WasmKernels; address?: number };

/**
 * Kernels in WebAssembly, on float32 arrays of one memory. A call describes itself in the memory's argument block, where
 * helper threads read it too. A formula that the module was built without runs in JavaScript, to the same bits.
 */
export class WasmKernels implements Kernels {
  protected readonly words: Words;
  protected readonly means: WasmMeans;
  /** The operation of each formula met so far, by the formula's id. */
  private readonly operations: number[] = [];

  constructor(means: WasmMeans) {
    const { buffer } = means.memory;
    this.means = means;
    this.words = {
      whole: new Int32Array(buffer, layout.ARGS, layout.ARGS_WORDS),
      real: new Float32Array(buffer, layout.ARGS, layout.ARGS_WORDS),
    };
  }

  protected address(array: PlacedArray): number {
    return array.home === this ? array.address! : this.place(array);
  }

  private place(array: PlacedArray): number {
    const address = this.locate(array);
    // Not to be seen by whoever lists or compares what an array holds.
    Object.defineProperties(array, {
      home: { value: this, writable: true, configurable: true },
      address: { value: address, writable: true, configurable: true },
    });
    return address;
  }

  /** An array elsewhere would be read as some other numbers of this memory: that must not go unnoticed. */
  protected locate(array: Real | Int32Array): number {
    if (this.means.buffers.includes(array.buffer)) return array.byteOffset;
    throw new Error('kernels: an array lies outside the memory they work on');
  }

  /** Has the operation that so many words of the argument block describe done, by all threads where its size is worth it. */
  protected perform(operation: number, _words: number, size: number, least: number): number {
    return this.means.run(operation, size < least ? 1 : this.means.threads());
  }

  private product(operation: number, a: Real, b: Real, out: Real, p: number, q: number, r: number): void {
    const { whole } = this.words;
    whole[0] = this.address(a);
    whole[1] = this.address(b);
    whole[2] = this.address(out);
    whole[3] = p;
    whole[4] = q;
    whole[5] = r;
    this.perform(operation, 7, p * q * r, this.means.least.multiplications);
  }

  matmul(a: Real, b: Real, out: Real, m: number, k: number, n: number, bias: Real | null = null): void {
    this.words.whole[6] = bias ? this.address(bias) : 0;
    this.product(layout.MATMUL, a, b, out, m, k, n);
  }

  matmulTransposedA(a: Real, b: Real, out: Real, m: number, k: number, n: number): void {
    this.product(layout.MATMUL_TRANSPOSED_A, a, b, out, m, k, n);
  }

  matmulTransposedB(a: Real, b: Real, out: Real, m: number, n: number, k: number): void {
    this.product(layout.MATMUL_TRANSPOSED_B, a, b, out, m, n, k);
  }

  private operationOf(formula: Formula): number {
    return (this.operations[formula.id] = this.means.operations.get(formula.text) ?? notCompiled);
  }

  each(formula: Formula, rows: number, cols: number, ...operands: (Real | number)[]): number {
    const operation = this.operations[formula.id] ?? this.operationOf(formula);
    if (operation === notCompiled) return jsKernels.each(formula, rows, cols, ...operands);
    const { whole, real } = this.words;
    whole[0] = rows;
    whole[1] = cols;
    for (let i = 0; i < operands.length; i++) {
      const operand = operands[i]!;
      if (typeof operand === 'number') real[i + 2] = operand;
      else whole[i + 2] = this.address(operand);
    }
    return this.perform(operation, operands.length + 2, rows * cols, this.means.least.elements);
  }

  softmax(z: Real, out: Real, rows: number, cols: number): void {
    const { whole } = this.words;
    whole[0] = this.address(z);
    whole[1] = this.address(out);
    whole[2] = rows;
    whole[3] = cols;
    this.perform(layout.SOFTMAX, 4, rows * cols, this.means.least.elements);
  }

  softmaxCrossEntropy(z: Real, yHat: Real, target: Real, weight: Real | null, rows: number, cols: number): number {
    const { whole } = this.words;
    whole[0] = this.address(z);
    whole[1] = this.address(yHat);
    whole[2] = this.address(target);
    whole[3] = weight ? this.address(weight) : 0;
    whole[4] = rows;
    whole[5] = cols;
    return this.perform(layout.SOFTMAX_CROSS_ENTROPY, 6, rows * cols, this.means.least.elements);
  }

  dropoutMask(out: Real, n: number, keep: number, random: Stream): void {
    const { whole, real } = this.words;
    whole[0] = this.address(out);
    whole[1] = n;
    whole[2] = Math.ceil(keep * 2 ** 32) | 0;
    whole[3] = keep >= 1 ? 1 : 0;
    real[4] = 1 / keep;
    whole[5] = random.key0 | 0;
    whole[6] = random.key1 | 0;
    whole[7] = random.block | 0;
    whole[8] = random.index | 0;
    this.perform(layout.DROPOUT_MASK, 9, n, this.means.least.elements);
  }

  fill(out: Real, value: number, n: number): void {
    const { whole, real } = this.words;
    whole[0] = this.address(out);
    whole[1] = n;
    real[2] = value;
    this.perform(layout.FILL, 3, n, Infinity);
  }

  gather(from: Real, order: Int32Array | null, start: number, rows: number, width: number, out: Real): void {
    const { whole } = this.words;
    whole[0] = this.address(from);
    whole[1] = order ? this.address(order) : 0;
    whole[2] = start;
    whole[3] = rows;
    whole[4] = width;
    whole[5] = this.address(out);
    this.perform(layout.GATHER, 6, rows * width, Infinity);
  }

  sumOfSquares(a: Real, n: number): number {
    const { whole } = this.words;
    whole[0] = this.address(a);
    whole[1] = n;
    return this.perform(layout.SUM_OF_SQUARES, 2, n, this.means.least.elements);
  }

  allFinite(a: Real, n: number): boolean {
    const { whole } = this.words;
    whole[0] = this.address(a);
    whole[1] = n;
    return this.perform(layout.NOT_FINITE, 2, n, this.means.least.elements) === 0;
  }
}
