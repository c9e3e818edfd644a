import { into, type Mutation } from '../mutation';

const evaluator = ['engine/src/kernels/js/each', 'engine/src/kernels/js.test.ts', 'test/contract/kernels/formulas'];
const totals = ['engine/src/kernels/js.test.ts', 'engine/src/kernels/js/each', 'engine/src/kernels/js/softmax'];
const products = ['engine/src/kernels/js/products', 'test/contract/layers'];

/** The kernels in JavaScript, which WebAssembly is compared with: formulas, the order of sums, matrix products. */
export default [
  ...into(
    'kernels/sum-order.ts',
    totals,
    {
      name: 'blocks-half-as-long',
      find: 'Math.max(4096, lanes',
      replace: 'Math.max(2048, lanes',
      why: 'A total has its bits from its blocks: each build must cut at the same elements.',
    },
    {
      name: 'long-blocks-end-between-lanes',
      find: 'lanes * Math.ceil(n / (lanes * mostBlocks))',
      replace: 'Math.ceil(n / mostBlocks)',
      why: 'A block is a multiple of eight elements, however long.',
    },
    {
      name: 'blocks-of-half-the-rows',
      find: 'Math.max(16, Math.ceil(rows / mostBlocks))',
      replace: 'Math.max(8, Math.ceil(rows / mostBlocks))',
      why: 'A total over rows has its bits from its blocks of 16 rows and more.',
    },
  ),
  ...into(
    'kernels/js/lanes.ts',
    totals,
    {
      name: 'lane-counted-twice',
      find: 'sums[2]! + sums[6]!',
      replace: 'sums[2]! + sums[2]!',
      why: 'Each of the eight lanes is in the sum once.',
    },
    {
      name: 'lanes-added-in-another-order',
      find: 'sums[1]! + sums[5]! + (sums[3]! + sums[7]!)',
      replace: 'sums[1]! + sums[3]! + (sums[5]! + sums[7]!)',
      why: 'Lanes are added crosswise, as vectors do it: another order has other bits.',
    },
    {
      name: 'lanes-not-emptied',
      find: 'sums[lane] = 0;',
      replace: 'sums[lane]! * 0;',
      why: 'A line begins at 0, not at the sum of the one before.',
    },
    {
      name: 'squares-in-float32',
      find: 'line[lane]! + a[p]! * a[p]!',
      replace: 'line[lane]! + Math.fround(a[p]! * a[p]!)',
      why: 'The square of 2·10³⁰ is beyond float32; sums of squares are in double.',
    },
  ),
  ...into(
    'kernels/js/loops.ts',
    evaluator,
    {
      name: 'choice-swapped',
      find: 'a[p + i]! < b[q + i]! ? c[r + i]! : d[s + i]!',
      replace: 'a[p + i]! < b[q + i]! ? d[s + i]! : c[r + i]!',
      why: 'Where the comparison holds, the first of the two is taken.',
    },
    {
      name: 'equal-is-not-at-most',
      find: 'a[p + i]! <= b[q + i]!',
      replace: 'a[p + i]! < b[q + i]!',
      why: '0 ≤ 0 holds: ReLU gives 0 for −0, not −0.',
    },
    {
      name: 'min-and-max-swapped',
      find: 'b[q + i]! < a[p + i]! ? b[q + i]! : a[p + i]!',
      replace: 'b[q + i]! > a[p + i]! ? b[q + i]! : a[p + i]!',
      why: 'The smaller of two numbers is min.',
    },
    {
      name: 'max-of-nan',
      find: 'a[p + i]! < b[q + i]! ? b[q + i]! : a[p + i]!',
      replace: 'Math.max(a[p + i]!, b[q + i]!)',
      why: 'The first number stands unless the second is larger, as with f32x4.pmax; Math.max gives NaN for either.',
    },
  ),
  ...into(
    'kernels/parse-formula.ts',
    evaluator,
    {
      name: 'rows-and-columns-mixed-up',
      find: "'[j]': 'column', '[i]': 'row'",
      replace: "'[j]': 'row', '[i]': 'column'",
      why: 'x[i] has one number for each row, x[j] one for each column.',
    },
    {
      name: 'differences-from-the-right',
      find: 'of: [value, this.product()]',
      replace: 'of: [value, this.sum()]',
      why: 'a − b − c is (a − b) − c.',
    },
  ),
  ...into(
    'kernels/js/each.ts',
    evaluator,
    {
      name: 'row-value-of-first-row',
      find: 'fill(spread, values[i + r]!, r * width, width)',
      replace: 'fill(spread, values[i]!, r * width, width)',
      why: 'Each row of a piece has its own number.',
    },
    {
      name: 'column-values-from-first-column',
      find: 'spread[r * width + c] = values[j + c]!',
      replace: 'spread[r * width + c] = values[c]!',
      why: 'A row longer than a piece goes on where the piece before ended.',
    },
    {
      name: 'column-values-of-last-piece',
      find: 'i === 0 || width < cols',
      replace: 'i === 0',
      why: 'Each row of several pieces begins again at the first column.',
    },
    {
      name: 'blocks-counted-by-pieces',
      find: '(i + r + 1) % perBlock',
      replace: '(i + 1) % perBlock',
      why: 'Where a block of rows ends does not depend on how many rows the evaluator takes at once.',
    },
    {
      name: 'column-sums-not-emptied',
      find: 'sums[c] = 0;',
      replace: '',
      why: 'A column begins at 0, not at the sum of another.',
    },
  ),
  ...into('kernels/js/steps.ts', evaluator, {
    name: 'operands-used-as-scratch',
    find: 'if (this.scratch.delete(place)) this.free.push(place)',
    replace: 'this.free.push(place)',
    why: 'What is computed on the way must not overwrite what a formula only reads.',
  }),
  ...into(
    'kernels/js/product32.ts',
    products,
    {
      name: 'products-not-rounded',
      find: 's0 = Math.fround(s0 + Math.fround(at * b[pb]!))',
      replace: 's0 = Math.fround(s0 + at * b[pb]!)',
      why: 'Product and sum are each rounded; together they are the fused form, with other bits.',
    },
    {
      name: 'sums-of-products-in-double',
      find: 'sum = Math.fround(sum + Math.fround(a[pa]! * b[pb]!))',
      replace: 'sum += Math.fround(a[pa]! * b[pb]!)',
      why: 'A product adds up in float32: columns left over from tiles must not be more exact.',
    },
  ),
  ...into('kernels/js/product64.ts', products, {
    name: 'next-column-for-next-row',
    find: 'pb += bInner;',
    replace: 'pb += bCol;',
    why: 'The next term of a sum is in the next row of b, not in its next column.',
  }),
  ...into('kernels/js/products.ts', products, {
    name: 'input-gradient-not-transposed',
    find: 'product(a, n, 1, b, 1, n, out, m, n, k, null)',
    replace: 'product(a, n, 1, b, k, 1, out, m, n, k, null)',
    why: 'dX is dZ·Wᵀ, not dZ·W read along its rows.',
  }),
  ...into('kernels/js/softmax.ts', ['engine/src/kernels/js/softmax', 'test/contract/activations'], {
    name: 'largest-at-least-0',
    find: 'let most = -Infinity;',
    replace: 'let most = 0;',
    why: 'Of numbers far below 0 all exponentials would be 0, and the shares 0/0.',
  }),
  ...into(
    'kernels/float32-math.ts',
    ['test/contract/kernels/formulas', 'test/contract/activations'],
    {
      name: 'exp-by-ln-2-in-one-part',
      find: 'fround(fround(x - fround(n * ln2High)) - fround(n * ln2Low))',
      replace: 'fround(x - fround(n * fround(Math.LN2)))',
      why: 'ln 2 in float32 has lost what n times it would bring back: the last digits of eˣ go.',
    },
    {
      name: 'tanh-without-sign',
      find: 'fromBits(toBits(y) | (toBits(x) & 0x80000000))',
      replace: 'y',
      why: 'tanh is worked out for |x|; it is odd.',
    },
  ),
] satisfies readonly Mutation[];
