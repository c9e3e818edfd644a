import { describe, expect, it } from 'vitest';
import { metrics } from '../../engine/src/metrics/_registry';
import { eightRows, twelveRows } from './few-rows';

/** Expected values: the definitions written out in NumPy (pairs counted one by one for the AUC). */

const measure = (kind: keyof typeof metrics, yHat: readonly number[], y: readonly number[], cols: number): number => {
  const state = metrics[kind].start();
  state.add(Float64Array.from(yHat), Float64Array.from(y), y.length / cols, cols);
  return state.result();
};

describe('two classes, twelve rows, three of them tied', () => {
  const { yHat, y } = twelveRows;

  it.each([
    ['accuracy', 7 / 12],
    ['precision', 3 / 5],
    ['recall', 3 / 6],
    ['f1', 6 / 11],
    ['auc', 28 / 36],
  ] as const)('%s', (kind, expected) => {
    expect(measure(kind, yHat, y, 1)).toBeCloseTo(expected, 15);
  });
});

describe('three classes, eight rows', () => {
  const { yHat, y } = eightRows;

  it.each([
    ['accuracy', 5 / 8],
    ['precision', 0.6666666666666666],
    ['recall', 0.611111111111111],
    ['f1', 0.6222222222222222],
    ['auc', 0.9111111111111111],
  ] as const)('%s is the mean over the classes', (kind, expected) => {
    expect(measure(kind, yHat, y, 3)).toBeCloseTo(expected, 15);
  });
});

describe('two target columns, four rows', () => {
  const yHat = [1, 10, 2, 30, 4, 20, 3, 50];
  const y = [1.5, 12, 2, 25, 3, 22, 4, 48];

  it('R² is the mean of .3898 and .9467', () => {
    expect(measure('r2', yHat, y, 2)).toBeCloseTo(0.6682869706820525, 14);
  });

  it('RMSE is over all errors', () => {
    expect(measure('rmse', yHat, y, 2)).toBeCloseTo(2.2150056433336687, 14);
  });
});
