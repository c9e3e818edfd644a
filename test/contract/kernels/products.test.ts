import { beforeAll, describe, expect, it } from 'vitest';
import { jsKernels } from '../../../engine/src/kernels/js';
import { builtKernels } from './support/built';
import { KernelModule, differences, type Array32 } from './support/module';
import { hardNumbers, someNumbers } from './support/numbers';
import { shapes } from './support/shapes';

/** Matrix products: the bits of JavaScript, in any number of parts, at the edges of every tile and block. */

let kernels: KernelModule;

beforeAll(async () => {
  kernels = new KernelModule(await builtKernels(), 192);
});

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
