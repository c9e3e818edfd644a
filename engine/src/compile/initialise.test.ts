import { describe, expect, it } from 'vitest';
import { stream } from '../random/stream';
import { fillTensor } from './initialise';

const deviationOf = (shape: readonly number[], kind: string): number => {
  const data = new Float64Array(shape.reduce((product, size) => product * size, 1));
  fillTensor({ shape, data, init: { kind } }, stream(1, 'init'));
  return Math.sqrt(data.reduce((sum, value) => sum + value * value, 0) / data.length);
};

describe('the fan of a weight', () => {
  // 10⁴ numbers: the deviation is known to about 0.7 %.
  it.each([
    ['T28: He', 'he-normal', Math.sqrt(2 / 400)],
    ['T27: 1/n', 'lecun-normal', Math.sqrt(1 / 400)],
    ['T29: Glorot', 'glorot-normal', Math.sqrt(2 / 425)],
  ])('%s: of W [in, out] fan-in is its rows, fan-out its columns', (_, kind, expected) => {
    expect(deviationOf([400, 25], kind) / expected).toBeCloseTo(1, 1);
  });

  it('of a vector is its length both ways', () => {
    expect(deviationOf([10_000], 'he-normal') / Math.sqrt(2 / 10_000)).toBeCloseTo(1, 1);
    expect(deviationOf([10_000], 'glorot-normal') / Math.sqrt(1 / 10_000)).toBeCloseTo(1, 1);
  });
});
