import { describe, expect, it } from 'vitest';
import { goalsOf, judge, median, powerOf, ratioOf, rotated, summarise, type Reading } from '../../bench/train/results';

const reading = (over: Partial<Reading> = {}): Reading => ({
  peer: 'torch',
  workload: 'W3',
  examples_per_s: 100,
  examples_per_cpu_s: 100,
  step_us: 10,
  step_us_p95: 12,
  rss_mb: 50,
  rss_base_mb: 20,
  final_loss: 0.47,
  acc: 0.9,
  steps: 938,
  train_s: 1,
  partial: false,
  threads: 1,
  same_math: true,
  ...over,
});

describe('what a speed is worth', () => {
  it('counts with the expected loss, within the spread of its workload', () => {
    expect(judge(reading({ final_loss: 0.4686 }))).toBe('sound');
    expect(judge(reading({ final_loss: 0.47 * 1.021 }))).toBe('void');
    expect(judge(reading({ final_loss: 0.47 * 0.979 }))).toBe('void');
    expect(judge(reading({ workload: 'W1', final_loss: 0.0240353 }))).toBe('sound');
    expect(judge(reading({ workload: 'W1', final_loss: 0.02409 }))).toBe('void');
  });

  it('is void without a loss, unless the budget ended before there was one', () => {
    expect(judge(reading({ final_loss: null }))).toBe('void');
    expect(judge(reading({ final_loss: NaN }))).toBe('void');
    expect(judge(reading({ final_loss: null, partial: true }))).toBe('partial');
  });

  it('is another matter for a peer that cannot train the model', () => {
    expect(judge(reading({ final_loss: 3, same_math: false }))).toBe('other');
  });
});

describe('rounds', () => {
  it('let everyone come first, in the same circle', () => {
    const peers = ['a', 'b', 'c'];
    expect([0, 1, 2, 3].map((round) => rotated(peers, round).join(''))).toEqual(['abc', 'bca', 'cab', 'abc']);
    expect(rotated([], 1)).toEqual([]);
  });

  it('are summed up by their medians', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    const speeds = [100, 900, 120].map((speed) => reading({ examples_per_s: speed }));
    expect(summarise(speeds)).toMatchObject({ peer: 'torch', verdict: 'sound', rounds: 3, examplesPerSecond: 120 });
  });

  it('are void together when one of them is', () => {
    const one = summarise([reading(), reading({ final_loss: 0.6 }), reading()]);
    expect(one.verdict).toBe('void');
    const ours = summarise([reading({ peer: 'ours', examples_per_s: 250 })]);
    expect(ratioOf([ours, one], 'W3', 'ours', 'torch')).toEqual({ run: null, step: null });
    expect(ratioOf([ours], 'W3', 'ours', 'torch')).toEqual({ run: null, step: null });
  });

  it('compare whole runs, and steps by the median', () => {
    const ours = summarise([reading({ peer: 'ours', examples_per_s: 250, step_us: 2 })]);
    expect(ratioOf([ours, summarise([reading()])], 'W3', 'ours', 'torch')).toEqual({ run: 2.5, step: 5 });
  });
});

describe('goals', () => {
  it('carry what was measured, and null where nothing was', () => {
    const all = [reading({ peer: 'ours', examples_per_s: 70 }), reading()].map((each) => summarise([each]));
    const against = goalsOf(all).filter(({ peer, other }) => peer === 'ours' && other === 'torch');
    expect(against.find(({ workload }) => workload === 'W3')).toMatchObject({ atLeast: 0.6, run: 0.7, step: 1 });
    expect(against.find(({ workload }) => workload === 'W1')).toMatchObject({ atLeast: 100, run: null });
  });
});

describe('the power that a curve grows by', () => {
  it('is the slope of its logarithms', () => {
    expect(powerOf([1, 10, 1000].map((x) => [x, 7 * x ** 1.5] as const))).toBeCloseTo(1.5, 12);
  });
});
