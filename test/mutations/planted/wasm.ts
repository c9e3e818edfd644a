import { into, type Mutation } from '../mutation';

const emitted = ['test/contract/kernels/formulas'];
const called = [
  'test/contract/layers',
  'test/contract/losses',
  'test/contract/activations',
  'test/contract/optimizers',
  'engine/src/host/kernels/wasm-kernels',
];

/**
 * What writes the kernels in WebAssembly and what calls them. The sources in engine/wasm are compiled beforehand, past the
 * plugin that plants; test/contract/kernels compares what comes of them with JavaScript.
 */
export default [
  ...into(
    'kernels/emit/module.ts',
    emitted,
    {
      name: 'part-goes-on-to-the-end',
      find: '<usize>share(rows * cols, 16, part + 1, parts) << 2',
      replace: '<usize>(rows * cols) << 2',
      why: 'Elements of several threads would be updated several times.',
    },
    {
      name: 'last-block-beyond-the-end',
      find: 'min(n, (block + 1) * each)',
      replace: '(block + 1) * each',
      why: 'The last block of a total is shorter.',
    },
  ),
  ...into(
    'kernels/emit/along.ts',
    emitted,
    {
      name: 'rest-of-a-line-forgotten',
      find: 'while (at < end)',
      replace: 'if (at < end)',
      why: 'Behind the last sixteen elements there may be up to fifteen more.',
    },
    {
      name: 'rest-of-a-sum-forgotten',
      find: "'left - 4'",
      replace: "'left - 8'",
      why: 'Behind the last eight elements of a sum there may be up to seven more.',
    },
    {
      name: 'columns-not-shifted-back',
      find: 'isColumn(operand) ? shifted(operand) : base(operand)} + at',
      replace: 'base(operand)} + at',
      why: 'What has one number for each column begins anew in each row.',
    },
  ),
  ...into('kernels/emit/step.ts', emitted, {
    name: 'padding-counted',
    find: 'count === undefined ? value : `keep(${value}, ${count})`',
    replace: 'value',
    why: 'Where fewer than four elements are left, the others are no part of the sum: e⁰ is 1.',
  }),
  ...into('kernels/emit/body.ts', emitted, {
    name: 'choice-of-0-inverted',
    find: 'v128.andnot(',
    replace: 'v128.and(',
    why: '0 stands where the comparison holds, the other value where it does not.',
  }),
  ...into(
    'host/kernels/wasm-kernels.ts',
    called,
    {
      name: 'product-as-high-as-deep',
      find: 'whole[3] = p;',
      replace: 'whole[3] = q;',
      why: 'A product is described by its three sizes in order.',
    },
    {
      name: 'softmax-of-as-many-rows-as-columns',
      find: 'whole[2] = rows;',
      replace: 'whole[2] = cols;',
      why: 'Softmax is of each row.',
    },
    {
      name: 'weights-of-an-earlier-call',
      find: 'whole[3] = weight ? this.address(weight) : 0;',
      replace: 'if (weight) whole[3] = this.address(weight);',
      why: 'Without weights all rows count once, whatever stood in the description before.',
    },
    {
      name: 'bias-of-an-earlier-call',
      find: 'this.words.whole[6] = bias ? this.address(bias) : 0;',
      replace: 'if (bias) this.words.whole[6] = this.address(bias);',
      why: 'A layer without a bias has none, whatever stood in the description before.',
    },
    {
      name: 'array-of-another-workspace',
      find: 'array.home === this ?',
      replace: 'array.home ?',
      why: 'Its address means other numbers in this memory.',
    },
    {
      name: 'mask-with-half-the-threshold',
      find: 'Math.ceil(keep * 2 ** 32)',
      replace: 'Math.ceil(keep * 2 ** 31)',
      why: 'A unit stays on where a word of 32 bits is below keep·2³².',
    },
    {
      name: 'mask-of-keep-1-empty',
      find: 'whole[3] = keep >= 1 ? 1 : 0;',
      replace: 'whole[3] = 0;',
      why: 'keep·2³² of keep = 1 has no place in 32 bits; all units are on then.',
    },
    {
      name: 'mask-of-another-step',
      find: 'whole[7] = random.block | 0;',
      replace: 'whole[7] = 0;',
      why: 'A mask is drawn from the block of its step (T16).',
    },
    {
      name: 'numbers-a-word-too-early',
      find: 'real[i + 2] = operand',
      replace: 'real[i + 1] = operand',
      why: 'Arguments stand behind rows and columns, in the order of the signature.',
    },
  ),
  ...into('host/kernels/build.ts', called, {
    name: 'formula-of-its-neighbour',
    find: 'layout.FIRST_FORMULA + i',
    replace: 'layout.FIRST_FORMULA + ((i + 1) % built.formulas.length)',
    why: 'A formula’s operation is the one that was compiled from its text.',
  }),
] satisfies readonly Mutation[];
