import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../random/stream';
import { exp32, log32, tanh32 } from '../float32-math';
import { formula, type Formula } from '../formula';
import { add, addRow, copy, multiply, scale, sumRows } from '../formulas';
import { allocate, type Precision, type Real } from '../real';
import { inOrder, lineSum, totalOfElements, totalOfRows } from '../../testing/sum-order';
import { each } from './each';

/** Marks what a kernel must leave alone behind its prefix. */
const guard = 77;

const filled = (precision: Precision, n: number, seed: number): Real => {
  const random = stream(seed, 'each test');
  return allocate(precision, n + 3)
    .map(() => random.normal())
    .fill(guard, n);
};

/** Where two arrays differ first in a bit; −1 where they do not. (`toEqual` is slow on long arrays.) */
const firstDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  a.length === b.length ? Array.prototype.findIndex.call(a, (value, at) => !Object.is(value, b[at])) : b.length;

/** Arithmetic of one number at a time, as the precision has it. */
const arithmeticOf = (precision: Precision) => {
  const isSingle = precision === 'float32';
  return {
    r: isSingle ? Math.fround : (x: number) => x,
    exp: isSingle ? exp32 : Math.exp,
    log: isSingle ? log32 : Math.log,
    tanh: isSingle ? tanh32 : Math.tanh,
  };
};
type Numbers = ReturnType<typeof arithmeticOf>;

/** Some sizes around the length of a piece of the evaluator, of a block of a total, and of nothing. */
const shape = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 })),
  fc.constantFrom<[number, number]>(
    ...([
      [1, 1023],
      [1, 1025],
      [3, 1024],
      [2, 2055],
      [341, 3],
      [1500, 7],
      [2, 4097],
      [1, 9001],
    ] as [number, number][]),
  ),
);
const anyPrecision = fc.constantFrom<Precision>('float32', 'float64');

const forAll = (check: (precision: Precision, rows: number, cols: number) => void): void =>
  fc.assert(
    fc.property(anyPrecision, shape, (precision, [rows, cols]) => check(precision, rows, cols)),
    { numRuns: 40 },
  );

interface ElementCase {
  formula: Formula;
  /** Index of the operands that are written. */
  writes: readonly number[];
  scalars?: readonly number[];
  /** The new values of `writes` from the operands' values at one element (scalars rounded already). */
  expected: (n: Numbers, ...values: number[]) => number[];
}

const elementCases: Record<string, ElementCase> = {
  copy: { formula: copy, writes: [1], expected: (_, a) => [a!] },
  add: { formula: add, writes: [1], expected: ({ r }, a, out) => [r(out! + a!)] },
  'add row': { formula: addRow, writes: [0], expected: ({ r }, out, bias) => [r(out! + bias!)] },
  scale: { formula: scale, writes: [0], scalars: [0.1], expected: ({ r }, out, by) => [r(out! * by!)] },
  multiply: { formula: multiply, writes: [1], expected: ({ r }, a, out) => [r(out! * a!)] },
  'a choice with a local': {
    formula: formula('z, a', 'e = exp(-abs(z)) \n a = z < 0 ? e / (1 + e) : 1 / (1 + e)'),
    writes: [1],
    expected: ({ r, exp }, z) => {
      const e = exp(-Math.abs(z!));
      return [z! < 0 ? r(e / r(1 + e)) : r(1 / r(1 + e))];
    },
  },
  'what was assigned reads as new': {
    formula: formula('w, v, dw; beta, rest, rate', 'v = beta * v + rest * dw; t = v; t = t * rate; w = w - t'),
    writes: [0, 1],
    scalars: [0.9, 0.1, 0.013],
    expected: ({ r }, w, v, dw, beta, rest, rate) => {
      const next = r(r(beta! * v!) + r(rest! * dw!));
      return [r(w! - r(next * rate!)), next];
    },
  },
  'every index': {
    formula: formula('x, y, shift[j], size[i]', 'y = (x - shift[j]) / size[i] - y * (shift + 0.1)'),
    writes: [1],
    expected: ({ r }, x, y, shift, size) => [r(r(r(x! - shift!) / size!) - r(y! * r(shift! + r(0.1))))],
  },
  'every function': {
    formula: formula('x, out, d[j]', 'p = sqrt(abs(x)); out = tanh(x) + log(p) * -exp(d[j]) - max(x, min(d[j], 0.5))'),
    writes: [1],
    expected: ({ r, exp, log, tanh }, x, _out, d) => {
      const p = r(Math.sqrt(Math.abs(x!)));
      const inner = 0.5 < d! ? 0.5 : d!;
      return [r(r(tanh(x!) + r(log(p) * -exp(d!))) - (x! < inner ? inner : x!))];
    },
  },
  'every comparison': {
    formula: formula(
      'x, y, a, b, c',
      'a = x < y ? 1 : x >= 0 ? 2 : 3; b = x <= y ? x : y; c = a == 2 ? b : x > 1 ? a : y',
    ),
    writes: [2, 3, 4],
    expected: (_, x, y) => {
      const a = x! < y! ? 1 : x! >= 0 ? 2 : 3;
      const b = x! <= y! ? x! : y!;
      return [a, b, a === 2 ? b : x! > 1 ? a : y!];
    },
  },
};

/** The operands' indices, as the signature has them. */
const indices = ({ signature }: Formula): string[] =>
  signature
    .split(';')[0]!
    .split(',')
    .map((name) => /\[(.)\]/.exec(name)?.[1] ?? '');
const lengthOf = (index: string, rows: number, cols: number): number =>
  index === 'i' ? rows : index === 'j' ? cols : rows * cols;

describe('formulas over elements', () => {
  for (const [name, { formula: f, writes, scalars = [], expected }] of Object.entries(elementCases)) {
    it(`equal their loops to the bit: ${name}`, () => {
      forAll((precision, rows, cols) => {
        const numbers = arithmeticOf(precision);
        const of = indices(f);
        const arrays = of.map((index, at) => filled(precision, lengthOf(index, rows, cols), at));
        const should = arrays.map((array) => array.slice());
        for (let i = 0, p = 0; i < rows; i++) {
          for (let j = 0; j < cols; j++, p++) {
            const values = should.map((array, at) => array[of[at] === 'i' ? i : of[at] === 'j' ? j : p]!);
            const news = expected(numbers, ...values, ...scalars.map(numbers.r));
            writes.forEach((to, at) => (should[to]![p] = news[at]!));
          }
        }
        expect(each(f, rows, cols, ...arrays, ...scalars)).toBe(0);
        expect(arrays.map((array, at) => firstDifference(array, should[at]!))).toEqual(arrays.map(() => -1));
      });
    });
  }

  it('carry NaN and infinities, and compare with them as JavaScript does', () => {
    const odd = Float32Array.of(NaN, Infinity, -Infinity, -0, 1);
    const [out, low, high] = [new Float32Array(5), new Float32Array(5), new Float32Array(5)];
    const f = formula('x, out, low, high', 'out = x <= 0 ? 0 : x; low = min(x, 2); high = max(2, x)');
    each(f, 1, 5, odd, out, low, high);
    expect([...out]).toEqual([NaN, Infinity, 0, 0, 1]);
    // The first argument stands unless the second is smaller, or larger.
    expect([...low]).toEqual([NaN, 2, -Infinity, -0, 1]);
    expect([...high]).toEqual([2, Infinity, 2, 2, 2]);
  });

  it('names what does not fit', () => {
    const a = new Float32Array(1);
    expect(() => each(copy, 1, 1, a)).toThrow('takes 2 operands, came 1');
    expect(() => each(formula('a, b', 'a = c'), 1, 1, a, a)).toThrow('nothing is named ‘c’');
    expect(() => each(formula('a, b[j]', 'b = a'), 1, 1, a, a)).toThrow('‘b’ cannot be assigned');
    expect(() => each(formula('a; s', 's = a'), 1, 1, a, 1)).toThrow('‘s’ cannot be assigned');
  });
});

const rowsOf = (values: Real, rows: number, cols: number): number[][] =>
  Array.from({ length: rows }, (_, i) => [...values.subarray(i * cols, (i + 1) * cols)]);

describe('formulas that sum', () => {
  it('a total over elements: lanes in blocks, blocks in order', () => {
    const squares = formula('a, b', 'd = a - b; sum(d * d)');
    const check = (precision: Precision, n: number, a = filled(precision, n, 1), b = filled(precision, n, 2)): void => {
      const { r } = arithmeticOf(precision);
      const values = Array.from({ length: n }, (_, p) => r(r(a[p]! - b[p]!) * r(a[p]! - b[p]!)));
      expect(each(squares, 1, n, a, b)).toBe(totalOfElements(values));
    };
    fc.assert(
      fc.property(anyPrecision, fc.integer({ min: 0, max: 9000 }), (precision, n) => check(precision, n)),
      { numRuns: 30 },
    );
    // So many that blocks are longer than 4096.
    const n = 4_194_304 + 5;
    const many = new Float32Array(n).map((_, p) => (p % 1013) / 7);
    check('float32', n, many, new Float32Array(n).fill(50));
  });

  it('a total over elements does not know rows', () => {
    const total = formula('a', 'sum(a)');
    const a = filled('float32', 6000, 1);
    expect(each(total, 60, 100, a)).toBe(each(total, 1, 6000, a));
  });

  it('a total with a weight for each row: lanes along the row, rows in blocks', () => {
    const weighted = formula('y, t, weight[i]', 'sum(weight[i] * (y - t))');
    const check = (precision: Precision, rows: number, cols: number): void => {
      const { r } = arithmeticOf(precision);
      const [y, t] = [filled(precision, rows * cols, 1), filled(precision, rows * cols, 2)];
      const weight = filled(precision, rows, 3);
      const values = y.map((value, p) => r(weight[Math.floor(p / cols)]! * r(value - t[p]!)));
      const sums = rowsOf(values, rows, cols).map(lineSum);
      expect(each(weighted, rows, cols, y, t, weight)).toBe(totalOfRows(sums));
    };
    forAll(check);
    check('float32', 16 * 1024 + 40, 3);
  });

  it('along rows: lanes, rounded once', () => {
    const f = formula('x, mean[i], first[i], second[i]', 'd = x - mean; first[i] = sum(d); second[i] = sum(d * d)');
    forAll((precision, rows, cols) => {
      const { r } = arithmeticOf(precision);
      const x = filled(precision, rows * cols, 1);
      const mean = filled(precision, rows, 2);
      const [first, second] = [filled(precision, rows, 3), filled(precision, rows, 4)];
      each(f, rows, cols, x, mean, first, second);
      const off = rowsOf(x, rows, cols).map((row, i) => row.map((value) => r(value - mean[i]!)));
      expect([...first]).toEqual([...off.map((row) => r(lineSum(row))), guard, guard, guard]);
      expect([...second]).toEqual([...off.map((row) => r(lineSum(row.map((d) => r(d * d))))), guard, guard, guard]);
    });
  });

  it('down columns: row after row, rounded once', () => {
    const f = formula('dy, x, mean[j], sum[j], along[j]', 'sum[j] = sum(dy); along[j] = sum(dy * (x - mean[j]))');
    forAll((precision, rows, cols) => {
      const { r } = arithmeticOf(precision);
      const [dy, x] = [filled(precision, rows * cols, 1), filled(precision, rows * cols, 2)];
      const mean = filled(precision, cols, 3);
      const [sum, along] = [filled(precision, cols, 4), filled(precision, cols, 5)];
      each(f, rows, cols, dy, x, mean, sum, along);
      const column = (of: (p: number, j: number) => number): number[] =>
        Array.from({ length: cols }, (_, j) =>
          r(inOrder(Array.from({ length: rows }, (__, i) => of(i * cols + j, j)))),
        );
      expect([...sum]).toEqual([...column((p) => dy[p]!), guard, guard, guard]);
      const terms = column((p, j) => r(dy[p]! * r(x[p]! - mean[j]!)));
      expect([...along]).toEqual([...terms, guard, guard, guard]);
      each(sumRows, rows, cols, dy, along);
      expect(along).toEqual(sum);
    });
  });
});
