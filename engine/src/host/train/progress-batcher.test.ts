import { describe, expect, it } from 'vitest';
import type { EpochPoint, Snapshot } from '../../train/run';
import { ProgressBatcher } from './progress-batcher';
import type { RunProgress } from './protocol';

const point = (epoch: number): EpochPoint => ({
  epoch,
  step: epoch,
  trainCost: 1,
  trainPenalty: 0,
  devCost: 1,
  devMetric: 0,
  learningRate: 1,
});

/** A batcher at a clock that is moved by hand. */
const setUp = () => {
  const sent: RunProgress[] = [];
  const time = { now: 0 };
  return {
    sent,
    time,
    batcher: new ProgressBatcher(
      (progress) => sent.push(progress),
      () => time.now,
    ),
  };
};

describe('ProgressBatcher', () => {
  it('sends every cost once, in order, at most 20 times a second', () => {
    const { sent, time, batcher } = setUp();
    for (let i = 0; i < 10_000; i++) {
      time.now = i / 10;
      batcher.step(i);
    }
    batcher.flush();
    expect(sent.length).toBeLessThanOrEqual(21);
    expect(sent.flatMap(({ costs }) => [...costs])).toEqual(Array.from({ length: 10_000 }, (_, i) => i));
    expect(sent.map(({ sequence }) => sequence)).toEqual(sent.map((_, i) => i + 1));
    let step = 1;
    for (const { firstStep, costs } of sent) {
      expect(firstStep).toBe(step);
      step += costs.length;
    }
  });

  it('sends epochs with the costs, and nothing when there is nothing', () => {
    const { sent, time, batcher } = setUp();
    batcher.flush();
    batcher.step(0.5);
    batcher.epoch(point(1));
    expect(sent).toEqual([]);
    time.now = 60;
    batcher.epoch(point(2));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ firstStep: 1, points: [point(1), point(2)], snapshot: null });
  });

  it('wants at most 10 pictures a second, and sends the newest', () => {
    const { sent, time, batcher } = setUp();
    let wanted = 0;
    for (time.now = 0; time.now < 1000; time.now += 1) if (batcher.wantsSnapshot()) wanted++;
    expect(wanted).toBe(10);
    const picture = (step: number): Snapshot => ({ epoch: 1, step, blocks: [] });
    batcher.addSnapshot(picture(1));
    batcher.addSnapshot(picture(2));
    batcher.flush();
    batcher.step(1);
    batcher.flush();
    expect(sent.map(({ snapshot }) => snapshot?.step ?? null)).toEqual([2, null]);
  });
});
