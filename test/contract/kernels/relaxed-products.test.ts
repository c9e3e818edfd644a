import { describe, expect, it } from 'vitest';
import { builtRelaxed } from './support/built';
import { KernelModule, differences, type Array32 } from './support/module';
import { someNumbers } from './support/numbers';
import { shapes, type Sizes } from './support/shapes';

/**
 * Matrix products with fused multiply-add: no other bits for several threads, and as near to the product in double as sums in
 * float32 are: |error| ≤ (k + 1)·2⁻²⁴·(|bias| + Σ|a||b|), about (Higham 2002, 3.5).
 */
const module = await builtRelaxed();

/** The words of each form, where a, b and out have the sizes of out[m, n] = a[m, k] · b[k, n]; and where its numbers stand. */
const forms = {
  matmul: {
    words: ([m, k, n]: Sizes) => [m, k, n],
    a: (i: number, t: number, [, k]: Sizes) => i * k + t,
    b: (t: number, j: number, [, , n]: Sizes) => t * n + j,
  },
  matmulTransposedA: {
    words: ([m, k, n]: Sizes) => [k, m, n],
    a: (i: number, t: number, [m]: Sizes) => t * m + i,
    b: (t: number, j: number, [, , n]: Sizes) => t * n + j,
  },
  matmulTransposedB: {
    words: ([m, k, n]: Sizes) => [m, k, n],
    a: (i: number, t: number, [, k]: Sizes) => i * k + t,
    b: (t: number, j: number, [, k]: Sizes) => j * k + t,
  },
};

describe.runIf(module)('products with fused multiply-add', () => {
  const kernels = new KernelModule(module!, 192);

  const productOf = (name: keyof typeof forms, sizes: Sizes, parts: number): Record<string, Float32Array> => {
    const [m, k, n] = sizes;
    const placed: Array32[] = [];
    kernels.clear();
    const arrays = [new Float32Array(m * n).fill(9), someNumbers(m * k, 'a'), someNumbers(k * n, 'b')];
    arrays.push(someNumbers(n, 'bias'));
    arrays.forEach((values, i) => placed.push(kernels.place(values, 4 * i)));
    const [out, a, b, bias] = placed as [Array32, Array32, Array32, Array32];
    kernels.describe([a, b, out, ...forms[name].words(sizes), name === 'matmul' ? bias : 0]);
    expect(kernels.changedOutside([out], () => kernels.inParts(name, parts))).toEqual([]);
    return { out: out.values.slice(), a: arrays[1]!, b: arrays[2]!, bias: arrays[3]! };
  };

  it.each(Object.keys(forms) as (keyof typeof forms)[])('%s', (name) => {
    for (const sizes of shapes) {
      const [m, k, n] = sizes;
      const { out, a, b, bias } = productOf(name, sizes, 1);
      for (const parts of [2, 3]) expect(differences(productOf(name, sizes, parts)['out']!, out!)).toEqual([]);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          let exact = name === 'matmul' ? bias![j]! : 0;
          let size = Math.abs(exact);
          for (let t = 0; t < k; t++) {
            const term = a![forms[name].a(i, t, sizes)]! * b![forms[name].b(t, j, sizes)]!;
            exact += term;
            size += Math.abs(term);
          }
          const error = Math.abs(out![i * n + j]! - exact);
          if (!(error <= (k + 1) * 2 ** -24 * size))
            expect.fail(`${name} ${sizes.join('×')} [${i}, ${j}] is off by ${error}`);
        }
      }
    }
  });
});
