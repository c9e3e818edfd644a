import { beforeAll, describe, expect, it } from 'vitest';
import { jsKernels } from '../../../engine/src/kernels/js';
import { stream } from '../../../engine/src/random/stream';
import { builtKernels } from './support/built';
import { KernelModule, differences, type Array32 } from './support/module';
import { hardNumbers, someNumbers, unequalNumbers } from './support/numbers';

/** The ops written by hand, but for the matrix products: the bits of JavaScript, in any number of parts. */

let kernels: KernelModule;

beforeAll(async () => {
  kernels = new KernelModule(await builtKernels(), 48);
});

const shapes: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 3],
  [2, 3],
  [3, 2],
  [4, 4],
  [5, 5],
  [7, 8],
  [6, 9],
  [32, 3],
  [33, 10],
  [3, 1000],
  [0, 3],
  [3, 0],
  // More than one block of rows.
  [70, 6],
  [70, 2],
  // Four rows side by side, over several blocks, with rows left over.
  [6, 2],
  [23, 3],
  [150, 3],
  [67, 4],
  // More numbers than are passed over at once.
  [9, 1001],
  // Blocks of a number of rows that no four divides.
  [17000, 3],
];

const sources = {
  'usual numbers': someNumbers,
  'numbers of very different sizes': unequalNumbers,
  'NaN, infinities and extremes': hardNumbers,
};

/** Runs an op in 1 to 4 parts, each from the same numbers; `check` sees what was placed, and the total. */
const inAllParts = (
  op: string,
  inputs: readonly Float32Array[],
  words: (placed: readonly Array32[]) => readonly (number | Array32 | [number])[],
  written: readonly number[],
  check: (placed: readonly Array32[], total: number) => void,
): void => {
  for (const parts of [1, 2, 3, 4]) {
    kernels.clear();
    const placed = inputs.map((values, i) => kernels.place(values, 4 * i));
    kernels.describe(words(placed));
    let total = 0;
    const outside = kernels.changedOutside(
      written.map((i) => placed[i]!),
      () => (total = kernels.inParts(op, parts)),
    );
    expect(outside).toEqual([]);
    check(placed, total);
  }
};

describe.each(Object.entries(sources))('%s', (_, numbers) => {
  it.each(shapes)('softmax of %i×%i', (rows, cols) => {
    const z = numbers(rows * cols, 'z');
    const expected = new Float32Array(rows * cols);
    jsKernels.softmax(z, expected, rows, cols);
    inAllParts(
      'softmax',
      [z, expected.map(() => 9)],
      ([from, out]) => [from!, out!, rows, cols],
      [1],
      (placed) => expect(differences(placed[1]!.values, expected)).toEqual([]),
    );
  });

  it.each(shapes)('softmax cross-entropy of %i×%i, with weights and without', (rows, cols) => {
    const z = numbers(rows * cols, 'z');
    const yHat = new Float32Array(rows * cols);
    jsKernels.softmax(z, yHat, rows, cols);
    const y = someNumbers(rows * cols, 'y');
    const weight = someNumbers(rows, 'weight');
    const expected = jsKernels.softmaxCrossEntropy(z, yHat, y, null, rows, cols);
    inAllParts(
      'softmaxCrossEntropy',
      [z, yHat, y],
      (placed) => [...placed, 0, rows, cols],
      [],
      (_placed, total) => expect(total).toBe(expected),
    );
    const weighed = jsKernels.softmaxCrossEntropy(z, yHat, y, weight, rows, cols);
    inAllParts(
      'softmaxCrossEntropy',
      [z, yHat, y, weight],
      (placed) => [...placed, rows, cols],
      [],
      (_placed, total) => expect(total).toBe(weighed),
    );
  });

  it.each([0, 1, 2, 3, 5, 8, 11, 16, 4095, 4097, 30000])('sum of %i squares', (n) => {
    const a = numbers(n, 'squares');
    const expected = jsKernels.sumOfSquares(a, n);
    inAllParts(
      'sumOfSquares',
      [a],
      (placed) => [...placed, n],
      [],
      (_placed, total) => expect(total).toBe(expected),
    );
  });
});

it.each([0, 1, 3, 4, 15, 17, 63, 100])('fill of %i', (n) => {
  inAllParts(
    'fill',
    [new Float32Array(n)],
    ([out]) => [out!, n, [2.5]],
    [0],
    ([out]) => expect([...out!.values]).toEqual(Array.from({ length: n }, () => 2.5)),
  );
});

it.each([0, 1, 3, 4, 15, 16, 17, 63, 100])('not finite among %i', (n) => {
  for (const bad of [null, NaN, Infinity, -Infinity]) {
    for (let at = 0; at < Math.max(1, n); at++) {
      const a = Float32Array.from({ length: n }, (_, i) => (bad !== null && i === at ? bad : (i % 3) * 1.5e38 - 1e-42));
      inAllParts(
        'notFinite',
        [a],
        ([placed]) => [placed!, n],
        [],
        (_placed, total) => expect(total > 0).toBe(bad !== null && n > 0),
      );
    }
  }
});

describe('gathering rows', () => {
  it.each([1, 2, 3, 4, 5, 7, 8, 50])('of %i numbers, in an order and as they lie', (width) => {
    const from = hardNumbers(20 * width, 'rows');
    const order = Int32Array.of(3, 19, 0, 0, 7, 12, 5);
    for (const [start, rows, given] of [
      [2, 5, order],
      [0, 0, order],
      [4, 9, null],
      [19, 1, null],
    ] as const) {
      const expected = new Float32Array(rows * width);
      jsKernels.gather(from, given, start, rows, width, expected);
      inAllParts(
        'gather',
        [from, new Float32Array(order.buffer), expected.map(() => 9)],
        ([source, words, out]) => [source!, given ? words! : 0, start, rows, width, out!],
        [2],
        (placed) => expect(differences(placed[2]!.values, expected)).toEqual([]),
      );
    }
  });
});

describe('dropout mask', () => {
  it.each([1, 3, 4, 5, 15, 16, 17, 31, 1000].flatMap((n) => [0.5, 0.9, 1e-3, 1].map((keep) => ({ n, keep }))))(
    'draws the $n numbers of the stream’s block, kept with probability $keep',
    ({ n, keep }) => {
      const random = stream(11, 'dropout of a test');
      random.seek(3, 4_000_000_000);
      const { key0, key1, block, index } = random;
      const expected = new Float32Array(n);
      jsKernels.dropoutMask(expected, n, keep, random);
      const threshold = Math.ceil(keep * 2 ** 32);
      inAllParts(
        'dropoutMask',
        [new Float32Array(n)],
        ([out]) => [out!, n, threshold, keep >= 1 ? 1 : 0, [1 / keep], key0, key1, block, index],
        [0],
        ([out]) => expect(differences(out!.values, expected)).toEqual([]),
      );
    },
  );
});
