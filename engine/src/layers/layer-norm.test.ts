import { describe, expect, it } from 'vitest';
import { benchOf, type Bench } from '../testing/layer-bench';
import layerNorm from './layer-norm';

/** Layer norm of some rows with γ 1 and β 0, unless told otherwise. */
const rowsOf = (rows: readonly (readonly number[])[], gamma?: readonly number[], beta?: readonly number[]): Bench => {
  const units = rows[0]!.length;
  const sample = { params: { epsilon: 1e-8 }, inputs: [[units]] };
  const bench = benchOf(layerNorm, sample, { precision: 'float64', capacity: rows.length });
  bench.context.x[0]!.set(rows.flat());
  bench.context.w['gamma']!.set(gamma ?? rows[0]!.map(() => 1));
  bench.context.w['beta']!.set(beta ?? rows[0]!.map(() => 0));
  bench.forward(rows.length, true);
  return bench;
};

const expectNear = (values: ArrayLike<number>, expected: readonly number[], digits: number): void => {
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(values[i]).toBeCloseTo(value, digits));
};

describe('layer norm', () => {
  it('brings each row to mean 0 and variance 1 over its units, whatever the other rows are', () => {
    const normal = [-1.34164, -0.44721, 0.44721, 1.34164];
    const { y } = rowsOf([
      [1, 2, 3, 4],
      [-10, -30, -50, -70],
    ]).context;
    expectNear(y, [...normal, ...[...normal].reverse()], 5);
  });

  it('then scales by γ and shifts by β, each unit by its own', () => {
    const { y } = rowsOf([[1, 3]], [2, 5], [10, -1]).context;
    expectNear(y, [8, 4], 6);
  });

  it('has two trained vectors and no statistic', () => {
    const { weights } = rowsOf([[1, 2, 3]]);
    expect(weights.map(({ name, shape, role }) => [name, shape, role])).toEqual([
      ['gamma', [3], 'scale'],
      ['beta', [3], 'scale'],
    ]);
  });

  it('has no gradient along what it takes away: a shift of the row, and nearly none along its scale', () => {
    const bench = rowsOf([[1, -2, 4, 0.5]], [1, 2, 3, 4]);
    bench.backward(1, true);
    const dx = [...bench.context.dx[0]!];
    expect(dx.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    expect(dx.reduce((sum, value, i) => sum + value * bench.context.x[0]![i]!, 0)).toBeCloseTo(0, 6);
    expect(Math.max(...dx.map(Math.abs))).toBeGreaterThan(0.01);
  });
});
