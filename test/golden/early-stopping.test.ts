import { describe, expect, it } from 'vitest';
import { chain, dataOf, documentOf, tanh, threeClasses, valueOf } from '../../engine/src/testing/graphs';
import { EarlyStopping, type StoppingRule } from '../../engine/src/train/early-stopping';
import { train } from '../../engine/src/train/loop';
import type { RunResult } from '../../engine/src/train/run';

/** Feeds a scripted curve, epoch by epoch; says where it stops and which epoch is the best. */
const follow = (curve: readonly number[], rule: Partial<StoppingRule>): { stops: number | null; best: number } => {
  const stopping = new EarlyStopping({ patience: 3, minChange: 0, better: 'lower', ...rule });
  for (const [i, value] of curve.entries()) {
    stopping.sees(i + 1, value);
    if (stopping.hasEnough(i + 1)) return { stops: i + 1, best: stopping.best.bestEpoch };
  }
  return { stops: null, best: stopping.best.bestEpoch };
};

describe('the rule', () => {
  it('T21: [5, 4, 3, 3.5, 3.6, 3.7] with patience 3 stops at epoch 6, the best being epoch 3', () => {
    expect(follow([5, 4, 3, 3.5, 3.6, 3.7], {})).toEqual({ stops: 6, best: 3 });
    expect(follow([5, 4, 3, 3.5, 3.6], {})).toEqual({ stops: null, best: 3 });
  });

  it('T21: patience 0 never stops', () => {
    expect(follow([1, 2, 3, 4, 5, 6, 7, 8], { patience: 0 })).toEqual({ stops: null, best: 1 });
  });

  it('T21: a change of at most the least one is no better epoch', () => {
    expect(follow([5, 4.95, 4.9, 4.91], { minChange: 0.1 })).toEqual({ stops: 4, best: 1 });
    expect(follow([5, 4.95, 4.89, 4.85], { minChange: 0.1 })).toEqual({ stops: null, best: 3 });
  });

  it('T21: a metric is better when it is higher', () => {
    expect(follow([0.5, 0.6, 0.59, 0.58, 0.57], { better: 'higher' })).toEqual({ stops: 5, best: 2 });
  });

  it('T21: a number that is none is never better, and the patience runs on', () => {
    expect(follow([5, NaN, NaN, NaN], {})).toEqual({ stops: 4, best: 1 });
  });
});

describe('a run', () => {
  const graph = chain(['dense', { units: 24 }], tanh);
  const data = dataOf(threeClasses, { train: 40, dev: 40 });
  const run = (training = {}): RunResult =>
    valueOf(
      train(
        { document: documentOf(graph, { learningRate: 0.05, epochs: 400, batchSize: 8, ...training }), data },
        { control: () => 'run' },
      ),
    );

  it('T21: stops by itself and keeps the weights of its best epoch, those of a run of that length', () => {
    const stopped = run({ patience: 10 });
    expect(stopped.status).toBe('stopped-early');
    expect(stopped.epochsRun).toBe(stopped.best!.epoch + 10);
    expect(stopped.keptEpoch).toBe(stopped.best!.epoch);
    const costs = stopped.history.map(({ devCost }) => devCost);
    expect(stopped.best!.devCost).toBe(Math.min(...costs));
    expect(stopped.dev!.cost).toBeCloseTo(stopped.best!.devCost, 10);
    expect(stopped.weightHash).toBe(run({ epochs: stopped.keptEpoch }).weightHash);
  });

  it('T21: keeps the last epoch when it is told to', () => {
    const stopped = run({ patience: 10, restoreBest: false });
    expect(stopped.status).toBe('stopped-early');
    expect(stopped.keptEpoch).toBe(stopped.epochsRun);
    expect(stopped.weightHash).toBe(run({ epochs: stopped.epochsRun }).weightHash);
  });

  it('T21: stopped by hand keeps the best epoch whatever early stopping would keep', () => {
    let asked = 0;
    const document = documentOf(graph, { learningRate: 0.05, epochs: 400, batchSize: 8, restoreBest: false });
    const stopped = valueOf(train({ document, data }, { control: () => (asked++ < 300 ? 'run' : 'stop') }));
    expect(stopped.keptEpoch).toBe(stopped.best!.epoch);
    expect(stopped.keptEpoch).toBeLessThan(stopped.epochsRun);
  });

  it('T21: can watch the metric, which differs from watching the cost', () => {
    const byMetric = run({ patience: 10, watch: 'metric' });
    const metrics = byMetric.history.map(({ devMetric }) => devMetric);
    expect(byMetric.keptEpoch).toBe(metrics.indexOf(Math.max(...metrics)) + 1);
  });

  it('T21: without dev rows is refused with a way out', () => {
    const none = { document: documentOf(graph, { patience: 3 }), data: dataOf(threeClasses, { dev: 0 }) };
    expect(train(none, { control: () => 'run' })).toMatchObject({
      ok: false,
      issues: [{ code: 'train/no-dev', fixes: [{ edit: { do: 'training', set: { patience: 0 } } }] }],
    });
  });
});
