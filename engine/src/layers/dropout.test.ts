import { describe, expect, it } from 'vitest';
import { benchOf, type Bench } from '../testing/layer-bench';
import dropout from './dropout';

const ones = (units: number, rows: number, keep: number): Bench => {
  const bench = benchOf(dropout, { params: { keep }, inputs: [[units]] }, { precision: 'float64', capacity: rows });
  bench.context.x[0]!.fill(1);
  return bench;
};

describe('dropout', () => {
  it('sends the gradient back through the same mask', () => {
    const bench = ones(20, 3, 0.5);
    bench.context.dy.fill(1);
    bench.forward(3, true);
    bench.backward(3, true);
    expect(bench.context.dx[0]!.subarray(0, 60)).toEqual(bench.context.y.subarray(0, 60));
  });

  it('draws another mask at another step, the same at the same', () => {
    const bench = ones(40, 5, 0.5);
    const masked = (step: number): number[] => {
      bench.context.rows = 5;
      bench.context.training = true;
      bench.context.random.seek(step);
      dropout.forward(bench.context);
      return [...bench.context.y];
    };
    expect(masked(1)).toEqual(masked(1));
    expect(masked(1)).not.toEqual(masked(2));
  });

  it('takes a given mask d instead of its own: a·d/keep', () => {
    const bench = ones(4, 2, 0.8);
    bench.context.given = Float64Array.of(1, 0, 0, 1, 1, 1, 0, 0);
    bench.forward(2, true);
    expect([...bench.context.y]).toEqual([1.25, 0, 0, 1.25, 1.25, 1.25, 0, 0]);
  });
});
