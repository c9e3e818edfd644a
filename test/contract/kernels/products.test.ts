import { beforeAll, describe, expect, it } from 'vitest';
import { jsKernels } from '../../../engine/src/kernels/js';
import { builtKernels } from './support/built';
import { KernelModule, differences, type Array32 } from './support/module';
import { hardNumbers, someNumbers } from './support/numbers';

/** Matrix products: the bits of JavaScript, in any number of parts, at the edges of every tile and block. */

let kernels: KernelModule;

beforeAll(async () => {
  kernels = new KernelModule(await builtKernels(), 192);
});

/** m, k, n of out[m, n] = a[m, k] · b[k, n]. */
type Sizes = readonly [m: number, k: number, n: number];

const tails: Sizes[] = Array.from({ length: 20 }, (_, i) => [i + 1, ((i * 7) % 20) + 1, ((i * 13) % 20) + 1]);
const shapes: readonly Sizes[] = [
  ...tails,
  // A row, a column, both; one inner number.
  ...([
    [1, 40, 70],
    [70, 40, 1],
    [1, 33, 1],
    [9, 1, 17],
  ] as const),
  // A short inner index; few columns, whose rows are taken by eights and sixteens.
  ...([
    [6, 1, 8],
    [7, 2, 9],
    [5, 3, 17],
    [32, 4, 16],
    [1, 4, 45],
    [32, 16, 3],
    [17, 7, 3],
    [16, 32, 3],
    [13, 6, 2],
    [5, 9, 3],
    [256, 64, 1],
    [33, 7, 1],
    [23, 1, 1],
    [256, 1, 64],
  ] as const),
  // More than one block of the inner index: what is left of columns and of rows goes on from it too.
  ...([
    [19, 1030, 9],
    [20, 600, 2],
    [21, 600, 11],
    [9, 600, 3],
    [37, 520, 1],
    [6, 516, 7],
  ] as const),
  // More than one block of the inner index, of rows, of columns.
  ...([
    [7, 1100, 9],
    [784, 128, 11],
    [1, 600, 600],
    [300, 30, 100],
    [2, 5000, 3],
  ] as const),
];

/** An op on two matrices; gives what it left in `out`, and fails where it wrote elsewhere. */
const inParts = (
  op: string,
  parts: number,
  words: (placed: Array32[]) => (number | Array32)[],
  inputs: Float32Array[],
) => {
  kernels.clear();
  const placed = inputs.map((values, i) => kernels.place(values, 4 * i));
  kernels.describe(words(placed));
  expect(kernels.changedOutside([placed[0]!], () => kernels.inParts(op, parts))).toEqual([]);
  return placed[0]!.values;
};

const numbersOf = { usual: someNumbers, hard: hardNumbers };

describe.each(Object.entries(numbersOf))('%s numbers', (_, numbers) => {
  it.each(shapes)('%i×%i · %i', (m, k, n) => {
    const a = numbers(m * k, 'a');
    const b = numbers(k * n, 'b');
    const bias = numbers(n, 'bias');
    const out = new Float32Array(m * n);
    for (const start of [null, bias]) {
      jsKernels.matmul(a, b, out, m, k, n, start);
      for (const parts of [1, 2, 3, 4]) {
        const inputs = [out.map(() => 9), a, b, ...(start ? [start] : [])];
        const found = inParts('matmul', parts, ([o, x, y, s]) => [x!, y!, o!, m, k, n, s ?? 0], inputs);
        expect(differences(found, out)).toEqual([]);
      }
    }
  });

  it.each(shapes)('%i×%i · %i, a transposed', (m, k, n) => {
    const a = numbers(k * m, 'a');
    const b = numbers(k * n, 'b');
    const out = new Float32Array(m * n);
    jsKernels.matmulTransposedA(a, b, out, k, m, n);
    for (const parts of [1, 2, 3, 4]) {
      const words = ([o, x, y]: Array32[]) => [x!, y!, o!, k, m, n];
      const found = inParts('matmulTransposedA', parts, words, [out.map(() => 9), a, b]);
      expect(differences(found, out)).toEqual([]);
    }
  });

  it.each(shapes)('%i×%i · %i, b transposed', (m, k, n) => {
    const a = numbers(m * k, 'a');
    const b = numbers(n * k, 'b');
    const out = new Float32Array(m * n);
    jsKernels.matmulTransposedB(a, b, out, m, k, n);
    for (const parts of [1, 2, 3, 4]) {
      const words = ([o, x, y]: Array32[]) => [x!, y!, o!, m, k, n];
      const found = inParts('matmulTransposedB', parts, words, [out.map(() => 9), a, b]);
      expect(differences(found, out)).toEqual([]);
    }
  });
});
