import type { EpochPoint, Snapshot } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { RunFeed } from './run-feed';

const point = (epoch: number): EpochPoint => ({
  epoch,
  step: epoch * 4,
  trainCost: 1,
  trainPenalty: 0,
  devCost: 1,
  devMetric: 0.5,
  learningRate: 0.1,
});
const snapshot = (step: number): Snapshot => ({ epoch: 0, step, blocks: [] });

function feedAt() {
  const time = { now: 0 };
  const feed = new RunFeed(3, 100, () => time.now);
  feed.begin({ totalSteps: 400, epochs: 100, trainRows: 120, kernel: 'wasm std float32' });
  return { feed, time };
}

describe('what a run has told', () => {
  it('tells each thing once, numbered, without gaps', () => {
    const { feed } = feedAt();
    feed.addCosts(new Float32Array([4, 3]));
    feed.setSnapshot(snapshot(2));
    const first = feed.news();
    expect(first).toMatchObject({ run: 3, sequence: 1, phase: 'running', step: 2, firstStep: 1, points: [] });
    expect(first?.snapshot?.step).toBe(2);
    expect(feed.news()).toBeNull();

    feed.addCosts(new Float32Array([2, 1]));
    feed.addPoints([point(1)]);
    const second = feed.news();
    expect(second).toMatchObject({ sequence: 2, step: 4, firstStep: 3, epoch: 1, snapshot: null });
    expect([...(second?.costs ?? [])]).toEqual([2, 1]);
  });

  it('names what computes the run once its network is compiled', () => {
    const feed = new RunFeed(3, 100, () => 0);
    expect(feed.everything().kernel).toBe('');
    feed.begin({ totalSteps: 400, epochs: 100, trainRows: 120, kernel: 'wasm std float32' });
    expect(feed.news()?.kernel).toBe('wasm std float32');
  });

  it('gives a new window everything, and goes on from there', () => {
    const { feed } = feedAt();
    for (let i = 0; i < 500; i++) feed.addCosts(new Float32Array(8).fill(i));
    feed.addPoints([point(1), point(2)]);
    feed.news();
    feed.addCosts(new Float32Array([7]));
    const all = feed.everything();
    expect(all.firstStep).toBe(1);
    expect(all.costs).toHaveLength(4001);
    expect(all.points).toHaveLength(2);
    expect(feed.news()).toBeNull();
    feed.addCosts(new Float32Array([9]));
    expect(feed.news()?.firstStep).toBe(4002);
  });

  it('says a change of phase, and does not count pauses', () => {
    const { feed, time } = feedAt();
    feed.addCosts(new Float32Array(10));
    feed.news();
    time.now = 1000;
    feed.setPhase('paused');
    expect(feed.news()?.phase).toBe('paused');
    time.now = 61_000;
    expect(feed.seconds).toBe(1);
    feed.setPhase('running');
    time.now = 62_000;
    expect(feed.news()?.secondsElapsed).toBe(2);
  });

  it('judges speed and time left only when it can', () => {
    const { feed, time } = feedAt();
    feed.addCosts(new Float32Array(10));
    expect(feed.news()?.secondsLeft).toBeNull();
    time.now = 1000;
    feed.addCosts(new Float32Array(100));
    const news = feed.news();
    expect(news?.rowsPerSecond).toBeCloseTo(100 * 30);
    expect(news?.secondsLeft).toBeCloseTo(2.9);
  });
});
