import { describe, expect, it } from 'vitest';
import { planGraph } from '../../engine/src/graph/plan-graph';
import { chain, factsOf, relu, threeClasses } from '../../engine/src/testing/graphs';
import { biasVariance } from '../../engine/src/verdicts/bias-variance';
import { activationAlarm, flowAlarm } from '../../engine/src/verdicts/gradient-flow';
import { keepHint, weightsByLayer } from '../../engine/src/verdicts/keep-hint';
import { nextActions } from '../../engine/src/verdicts/next-action';
import { splitNote } from '../../engine/src/verdicts/split-note';

/** Errors in per cent, as the notes give them. */
const read = (train: number, dev: number, bayes = 0) =>
  biasVariance({ trainError: train / 100, devError: dev / 100, bayes: bayes / 100 });

describe('bias and variance', () => {
  it.each([
    [1, 11, 'high-variance'],
    [15, 16, 'high-bias'],
    [15, 30, 'both'],
    [0.5, 1, 'low'],
  ] as const)('T06: train %s %%, dev %s %% is %s', (train, dev, verdict) => {
    const found = read(train, dev)!;
    expect(found.verdict).toBe(verdict);
    expect(found.avoidableBias).toBeCloseTo(train / 100, 15);
    expect(found.variance).toBeCloseTo((dev - train) / 100, 15);
  });

  it('T07: with a Bayes error of 15 %, (15, 16) is low, where it is high bias with 0 %', () => {
    expect(read(15, 16, 0)!.verdict).toBe('high-bias');
    const found = read(15, 16, 15)!;
    expect(found.verdict).toBe('low');
    expect(found.avoidableBias).toBe(0);
  });

  it('T06: a gap is high above 2 points, and above a tenth of the level below it', () => {
    expect([read(2, 4)!.verdict, read(2.1, 4.1)!.verdict, read(2, 4.1)!.verdict]).toEqual([
      'low',
      'high-bias',
      'high-variance',
    ]);
    // Next to 30 % nobody can avoid, 3 points are small and 3.1 are not.
    expect([read(33, 36, 30)!.verdict, read(33.1, 36, 30)!.verdict]).toEqual(['low', 'high-bias']);
    expect(biasVariance({ trainError: 0.03, devError: 0.06, tolerance: 0.05 })!.verdict).toBe('low');
    expect(biasVariance({ trainError: 0.004, devError: 0.012, tolerance: 0.005 })!.verdict).toBe('high-variance');
  });

  it('T06: nothing is read from an error that is not known; better than the given level is no bias', () => {
    expect(read(NaN, 10)).toBeNull();
    expect(read(1, NaN)).toBeNull();
    expect(read(5, 6, 8)!).toMatchObject({ verdict: 'low', avoidableBias: 0.05 - 0.08 });
  });
});

describe('next action', () => {
  const actions = (train: number, dev: number, { bayes = 0, testRows = 10 } = {}) =>
    nextActions({ trainError: train / 100, devError: dev / 100, bayes: bayes / 100 }, testRows);

  it('T08: for (15, 30) the first card is about bias, and variance follows', () => {
    const cards = actions(15, 30);
    expect(cards.map(({ about }) => about)).toEqual(['bias', 'bias', 'bias', 'variance', 'variance', 'variance']);
    expect(cards.map(({ id }) => id).slice(0, 4)).toEqual([
      'bigger-network',
      'train-longer',
      'architecture-for-bias',
      'more-data',
    ]);
    expect(new Set(cards.map(({ id }) => id)).size).toBe(6);
  });

  it('T08: after the train error fell to 1 the first is about variance', () => {
    expect(actions(1, 30).map(({ id }) => id)).toEqual(['more-data', 'regularise', 'architecture-for-variance']);
  });

  it('T08: the cards cite the numbers', () => {
    const [bias] = actions(15, 30);
    expect(bias!.why).toContain('Train error is 15\u00a0%, 15\u00a0points above the Bayes level of 0\u00a0%');
    const [variance] = actions(1, 11.5);
    expect(variance!.why).toContain('Dev error is 11.5\u00a0%, 10.5\u00a0points above the train error of 1\u00a0%');
    const [done] = actions(0.5, 1);
    expect(done!.why).toContain('Train error 0.5\u00a0% and dev error 1\u00a0%');
  });

  it('T08: when both are low the test comes, or, without test rows, the end', () => {
    expect(actions(0.5, 1).map(({ id }) => id)).toEqual(['evaluate-test']);
    const [done, ...others] = actions(0.5, 1, { testRows: 0 });
    expect(others).toEqual([]);
    expect(done).toMatchObject({ id: 'done', about: 'done' });
    expect(done!.why).toContain('no unbiased estimate');
    expect(actions(15, 16, { bayes: 15 }).map(({ about }) => about)).toEqual(['done']);
    expect(actions(NaN, 1)).toEqual([]);
  });
});

describe('the note beside dev numbers', () => {
  it('T05: says that nothing is unbiased when there are no test rows', () => {
    expect(splitNote(0)).toBe('dev is used for choosing; no unbiased estimate');
    expect(splitNote(1)).toBeNull();
  });
});

describe('the alarm of norms by layer', () => {
  it('T26: fires above 1e6 and below 1e-6, first over last for gradients', () => {
    expect(flowAlarm([2.1e6, 5, 2])).toEqual({ kind: 'exploding', ratio: 1.05e6, first: 0, last: 2 });
    expect(flowAlarm([0.9e-6, 5, 1])).toEqual({ kind: 'vanishing', ratio: 0.9e-6, first: 0, last: 2 });
    expect(flowAlarm([1e6, 1])).toBeNull();
    expect(flowAlarm([1e-6, 1])).toBeNull();
    expect(flowAlarm([1, 1e9, 1])).toBeNull();
  });

  it('T26: last over first for activations', () => {
    expect(activationAlarm([2, 5, 4e8])).toEqual({ kind: 'exploding', ratio: 2e8, first: 0, last: 2 });
    expect(activationAlarm([1, 0])).toMatchObject({ kind: 'vanishing', ratio: 0 });
  });

  it('T26: passes over norms that are none, and needs two', () => {
    expect(flowAlarm([NaN, 1e-9, 7, 1, Infinity])).toMatchObject({ kind: 'vanishing', first: 1, last: 3 });
    for (const norms of [[], [1e9], [NaN, 1e9], [Infinity, NaN]]) expect(flowAlarm(norms)).toBeNull();
  });

  it('T26: a first norm of 0 has vanished; over a last norm of 0 nothing can be said', () => {
    expect(flowAlarm([0, 1])).toMatchObject({ kind: 'vanishing', ratio: 0 });
    expect(flowAlarm([1, 0])).toBeNull();
    expect(flowAlarm([0, 0])).toBeNull();
  });
});

describe('the hint about keep', () => {
  const plan = (...units: readonly number[]) =>
    planGraph(
      chain(...units.flatMap((each) => [['dense', { units: each }], ['batch-norm'], relu] as const)),
      factsOf(4, 100, threeClasses),
    );

  it('T18: names the layer with most weights, W counted and nothing else', () => {
    // 4·8, 8·40 and 40·10 weights.
    expect(weightsByLayer(plan(8, 40, 10))).toEqual([
      { nodeId: 'dense-1', name: 'dense 1', weights: 32 },
      { nodeId: 'dense-2', name: 'dense 2', weights: 320 },
      { nodeId: 'dense-3', name: 'dense 3', weights: 400 },
    ]);
    expect(keepHint(plan(8, 40, 10))).toMatchObject({ nodeId: 'dense-3', name: 'dense 3', weights: 400 });
    expect(keepHint(plan(8, 40, 10))!.text).toBe('dense 3 has the most weights, 400: give it the lowest keep.');
    expect(keepHint(plan(8, 50, 4))!.nodeId).toBe('dense-2');
    // Of equals the first: 4·4 and 4·4.
    expect(keepHint(plan(4, 4))!.nodeId).toBe('dense-1');
  });

  it('T18: there is none without a hidden layer with weights', () => {
    expect(keepHint(plan())).toBeNull();
  });
});
