import { describe, expect, it } from 'vitest';
import { predict } from '../model/predict';
import { aNumber, chain, dataOf, documentOf, relu, threeClasses, valueOf } from '../testing/graphs';
import { train } from './loop';
import type { TrainHost } from './run';

const graph = chain(['dense', { units: 12 }], ['batch-norm'], relu, ['dropout', { keep: 0.5 }]);
const go: TrainHost = { control: () => 'run' };

describe('what a run says of the dev rows', () => {
  const data = dataOf(threeClasses);
  const { model, dev, history } = valueOf(train({ document: documentOf(graph), data }, go));
  const { rows } = data.dev;
  const y = [...data.dev.y];
  const yHat = [...valueOf(predict(model, data.dev.x, rows))];

  it('T17, T64: is J of its predictions: running statistics, no dropout', () => {
    const cost = y.reduce((sum, share, i) => sum - share * Math.log(yHat[i]!), 0) / rows;
    expect(dev!.dataCost).toBeCloseTo(cost, 5);
    expect(history.at(-1)!.devCost).toBeCloseTo(cost, 5);
  });

  it('is the share of right predictions', () => {
    const classOf = (values: ArrayLike<number>, row: number): number =>
      [0, 1, 2].reduce((best, c) => (values[row * 3 + c]! > values[row * 3 + best]! ? c : best), 0);
    const right = Array.from({ length: rows }, (_, row) => classOf(yHat, row) === classOf(y, row)).filter(Boolean);
    expect(dev!.metrics['accuracy']).toBe(right.length / rows);
  });
});

it('metrics of numbers compare predictions and targets in the target’s own units', () => {
  const plain = dataOf(aNumber);
  const stats = { mean: 500, deviation: 10 };
  const data = { ...plain, pipeline: { ...plain.pipeline, targetScaling: [{ scaler: 'z-score', stats }] } };
  const { model, dev } = valueOf(train({ document: documentOf(graph), data }, go));
  const yHat = [...valueOf(predict(model, data.dev.x, data.dev.rows))];
  const squares = yHat.reduce((sum, value, i) => sum + (value - (500 + 10 * data.dev.y[i]!)) ** 2, 0);
  expect(dev!.metrics['rmse']).toBeCloseTo(Math.sqrt(squares / data.dev.rows), 3);
});
