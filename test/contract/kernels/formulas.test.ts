import { beforeAll, describe, expect, it } from 'vitest';
import { emitModule } from '../../../engine/src/kernels/emit/module';
import { exp32, log32, tanh32 } from '../../../engine/src/kernels/float32-math';
import { formula, type Formula } from '../../../engine/src/kernels/formula';
import { jsKernels } from '../../../engine/src/kernels/js';
import { parseFormula } from '../../../engine/src/kernels/parse-formula';
import { stream } from '../../../engine/src/random/stream';
import { compileKernels } from '../../../scripts/lib/kernels.mjs';
import { KernelModule, differences } from './support/module';
import { hardNumbers, someNumbers, unequalNumbers } from './support/numbers';

/** Formulas become vector loops: of every kind, and with every operation, they give the bits of the loops in JavaScript. */

const exp = formula('x, y', 'y = exp(x)');
const log = formula('x, y', 'y = log(x)');
const tanh = formula('x, y', 'y = tanh(x)');

const formulas: Readonly<Record<string, Formula>> = {
  exp,
  log,
  tanh,
  arithmetic: formula('a, b, out; c', 'd = a * b - c\n out = -d / (abs(a) + 0.1) + sqrt(abs(b))'),
  'least and most': formula('a, b, low, high', 'low = min(a, b)\n high = max(a, b)'),
  choices: formula(
    'a, b, p, q, r; c',
    'p = a < b ? a : b > c ? 0 : c\n q = a <= 0 ? 0 : a == b ? 1 : b\n r = a >= c ? a : 2 * c + 1',
  ),
  'names set anew': formula('x, y; c', 'x = x + c\n t = x * x\n t = t + 1\n y = t + x'),
  'by row and column': formula('x, g[j], m[i], y; c', 'y = (x - m) * g + c * c'),
  'sums down columns': formula('x, g[j], m[i], s[j], q[j]', 'd = (x - m) * g\n s[j] = sum(d)\n q[j] = sum(d * d)'),
  'sums along rows': formula('x, g[j], m[i], s[i], q[i]', 'd = x * g - m\n s[i] = sum(d)\n q[i] = sum(d * d)'),
  'total of elements': formula('x, y; c', 'd = x - y\n sum(c * d)'),
  'total over rows': formula('x, y, w[i]', 'd = x - y\n sum(w * d)'),
  'elements and a total': formula('x, y', 'y = exp(-abs(x))\n sum(y)'),
};

const names = Object.keys(formulas);
type Shape = readonly [number, number];

/** Several blocks of a total, the last one short. */
const severalBlocks: readonly Shape[] = [
  [1, 9001],
  [130, 70],
];
const shapes: readonly Shape[] = [
  ...[1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 31, 33].map((cols): Shape => [3, cols]),
  [33, 3],
  [40, 16],
  [17, 37],
  [2, 1000],
  [0, 4],
  [5, 0],
  ...severalBlocks,
];

let module: KernelModule;

beforeAll(async () => {
  const bytes = await compileKernels(emitModule(Object.values(formulas)), 'std');
  module = new KernelModule(await WebAssembly.compile(bytes), 48);
}, 120_000);

const lengthOf = {
  element: (rows: number, cols: number) => rows * cols,
  column: (_: number, cols: number) => cols,
  row: (rows: number) => rows,
};

/** The same call in JavaScript and, in parts, in WebAssembly; what differs, in words. */
const compare = (name: string, rows: number, cols: number, parts: number, numbers: typeof someNumbers): string[] => {
  const each = formulas[name]!;
  const { operands, scalars } = parseFormula(each);
  const inputs = operands.map((operand) => numbers(lengthOf[operand.per](rows, cols), `${name} ${operand.name}`));
  const plain = scalars.map((_, i) => Math.fround(0.3 - i));
  const expected = inputs.map((values) => values.slice());
  const total = jsKernels.each(each, rows, cols, ...expected, ...plain);
  module.clear();
  const placed = inputs.map((values, i) => module.place(values, i === 0 ? 0 : 4 * (i % 3)));
  module.describe([rows, cols, ...placed, ...plain.map((value): [number] => [value])]);
  let found = 0;
  const outside = module.changedOutside(placed, () => {
    found = module.inParts(`formula${names.indexOf(name)}`, parts);
  });
  return [
    ...placed.flatMap(({ values }, i) =>
      differences(values, expected[i]!).map((line) => `${operands[i]!.name}${line}`),
    ),
    ...(Object.is(found, total) ? [] : [`total: expected ${total}, came ${found}`]),
    ...outside.map((address) => `written at ${address}`),
  ];
};

describe.each(names)('%s', (name) => {
  it.each(shapes)('equals JavaScript to the bit at %i×%i, whatever the number of parts', (rows, cols) => {
    for (const parts of [1, 2, 3, 4]) expect(compare(name, rows, cols, parts, someNumbers)).toEqual([]);
  });

  it.each(severalBlocks)('takes sums in the same order at %i×%i', (rows, cols) => {
    for (const parts of [1, 3]) expect(compare(name, rows, cols, parts, unequalNumbers)).toEqual([]);
  });

  it('gives the same bits with infinities, NaN and the smallest and largest numbers', () => {
    for (const parts of [1, 2]) expect(compare(name, 12, 23, parts, hardNumbers)).toEqual([]);
  });
});

describe('functions of one number', () => {
  const count = 1 << 17;
  /** Every kind of bits; and, more densely, numbers where the function has something to do. */
  const inputs = (widest: number): Float32Array => {
    const random = stream(3, `bits ${widest}`);
    const values = new Float32Array(count);
    const words = new Uint32Array(values.buffer);
    for (let i = 0; i < count; i++) {
      if (i % 2 === 0) words[i] = random.below(2 ** 32);
      else values[i] = (2 * random.uniform() - 1) * widest;
    }
    values.set([0, -0, 1, -1, NaN, Infinity, -Infinity, 2 ** -126, 2 ** -149, 0.625, -0.625, 3.4028234663852886e38]);
    // The last number whose exp is finite, the first whose exp is not; the same at the lower end.
    values.set([88.72283172607422, 88.72283935546875, -87.33654022216797, -87.3365478515625], 12);
    return values;
  };

  const cases = [
    { name: 'exp', each: exp, here: exp32, exact: Math.exp, widest: 100 },
    { name: 'log', each: log, here: log32, exact: Math.log, widest: 3 },
    { name: 'tanh', each: tanh, here: tanh32, exact: Math.tanh, widest: 10 },
  ];

  it.each(cases)('$name gives the same bits as its scalar form', ({ name, here, widest }) => {
    const x = inputs(widest);
    module.clear();
    // In place, as optimizers do it.
    const placed = module.place(x);
    module.describe([1, count, placed, placed]);
    module.inParts(`formula${names.indexOf(name)}`, 1);
    expect(differences(placed.values, x.map(here)).slice(0, 5)).toEqual([]);
  });

  it.each(cases)('$name is within 2 units in the last place', ({ here, exact, widest }) => {
    let worst = 0;
    for (const x of inputs(widest)) {
      const expected = exact(x);
      const rounded = Math.fround(expected);
      if (Number.isNaN(expected)) expect(here(x)).toBeNaN();
      else if (!Number.isFinite(rounded)) expect(here(x)).toBe(rounded);
      else if (Math.abs(expected) < 2 ** -126) expect(Math.abs(here(x))).toBeLessThan(2 ** -126);
      else
        worst = Math.max(worst, Math.abs(here(x) - expected) / 2 ** (Math.floor(Math.log2(Math.abs(expected))) - 23));
    }
    expect(worst).toBeLessThan(2);
    expect(worst).toBeGreaterThan(0.4);
  });
});
