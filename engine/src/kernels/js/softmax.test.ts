import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../random/stream';
import { lineSum, totalOfRows } from '../../testing/sum-order';
import { exp32, log32 } from '../float32-math';
import { allocate, type Precision, type Real } from '../real';
import { softmaxKernels as k } from './softmax';

const filled = (precision: Precision, n: number, seed: number): Real => {
  const random = stream(seed, 'softmax test');
  return allocate(precision, n).map(() => 3 * random.normal());
};

const rowsOf = (values: Real, rows: number, cols: number): number[][] =>
  Array.from({ length: rows }, (_, i) => [...values.subarray(i * cols, (i + 1) * cols)]);

const arithmeticOf = (precision: Precision) =>
  precision === 'float32'
    ? { r: Math.fround, exp: exp32, log: log32 }
    : { r: (x: number) => x, exp: Math.exp, log: Math.log };

const anyPrecision = fc.constantFrom<Precision>('float32', 'float64');
const anyRows = fc.integer({ min: 0, max: 70 });
const anyCols = fc.integer({ min: 1, max: 21 });

describe('softmax', () => {
  it('is exponentials over their sum, to the bit, and writes nothing further', () => {
    fc.assert(
      fc.property(anyPrecision, anyRows, anyCols, (precision, rows, cols) => {
        const { r, exp } = arithmeticOf(precision);
        const z = filled(precision, rows * cols, 1);
        const out = allocate(precision, rows * cols + 1).fill(77);
        k.softmax(z, out, rows, cols);
        const expected = rowsOf(z, rows, cols).flatMap((row) => {
          const most = Math.max(...row);
          const exps = row.map((value) => exp(r(value - most)));
          return exps.map((e) => r(e / r(lineSum(exps))));
        });
        expect([...out]).toEqual([...expected, 77]);
        k.softmax(z, z, rows, cols);
        expect([...z]).toEqual(expected);
      }),
    );
  });

  it('knows no overflow, and shows a NaN in the whole row', () => {
    const out = new Float32Array(4);
    k.softmax(Float32Array.of(1e38, 1e38, -1e38, -1e38), out, 2, 2);
    expect([...out]).toEqual([0.5, 0.5, 0.5, 0.5]);
    k.softmax(Float32Array.of(1, NaN, -Infinity, 0), out, 2, 2);
    expect([...out]).toEqual([NaN, NaN, 0, 1]);
  });
});

describe('softmax cross-entropy', () => {
  it('adds rows in blocks, with and without weights', () => {
    fc.assert(
      fc.property(anyPrecision, anyRows, anyCols, fc.boolean(), (precision, rows, cols, isWeighted) => {
        const { r, log } = arithmeticOf(precision);
        const z = filled(precision, rows * cols, 1);
        const yHat = z.slice();
        k.softmax(z, yHat, rows, cols);
        const shares = rowsOf(yHat, rows, cols);
        const target = filled(precision, rows * cols, 2);
        const weight = isWeighted ? filled(precision, rows, 3) : null;
        const targets = rowsOf(target, rows, cols);
        const costs = rowsOf(z, rows, cols).map((row, i) => {
          const logSum = r(Math.max(...row) - log(Math.max(...shares[i]!)));
          const cost = row.reduce((sum, value, j) => sum + targets[i]![j]! * r(logSum - value), 0);
          return weight ? weight[i]! * cost : cost;
        });
        expect(k.softmaxCrossEntropy(z, yHat, target, weight, rows, cols)).toBe(totalOfRows(costs));
      }),
    );
  });

  it('tells how wrong a share is that has vanished', () => {
    const z = Float32Array.of(0, 500);
    const yHat = new Float32Array(2);
    k.softmax(z, yHat, 1, 2);
    expect([...yHat]).toEqual([0, 1]);
    expect(k.softmaxCrossEntropy(z, yHat, Float32Array.of(1, 0), null, 1, 2)).toBe(500);
  });

  it('is −log of the probability of the true class', () => {
    const z = Float64Array.of(Math.log(0.2), Math.log(0.8));
    const yHat = Float64Array.of(0.2, 0.8);
    const costOf = (y: number[], weight: Float64Array | null) =>
      k.softmaxCrossEntropy(z, yHat, Float64Array.from(y), weight, 1, 2);
    expect(costOf([1, 0], null)).toBeCloseTo(-Math.log(0.2), 14);
    expect(costOf([0, 1], Float64Array.of(3))).toBeCloseTo(-3 * Math.log(0.8), 14);
  });
});
