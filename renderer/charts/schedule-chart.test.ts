import { defaultTraining, type EpochPoint } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { scheduleSpec } from './schedule-chart';

const training = {
  ...defaultTraining(),
  learningRate: 0.2,
  epochs: 100,
  schedule: { kind: 'inverse-time', rate: 1 },
};

const point = (epoch: number, learningRate: number): EpochPoint => ({
  epoch,
  step: epoch,
  trainCost: 1,
  trainPenalty: 0,
  devCost: 1,
  devMetric: 1,
  learningRate,
});

describe('the schedule chart', () => {
  it('is drawn before a run, from the law itself', () => {
    const spec = scheduleSpec(training, 90, []);
    expect(spec.lines.map((line) => line.name)).toEqual(['planned']);
    expect(Array.from(spec.lines[0]!.y).slice(0, 2)).toEqual([0.1, 0.2 / 3]);
    expect(spec.x.max).toBe(100);
    expect(spec.y.min).toBe(0);
    expect(spec.notes!.map((note) => note.text)).toEqual(['planned']);
  });

  it('shows what the rate was, and is now', () => {
    const spec = scheduleSpec(training, 90, [point(1, 0.1), point(2, 0.0667)]);
    expect(spec.lines.map((line) => line.name)).toEqual(['planned', 'actual']);
    expect(spec.notes!.at(-1)).toMatchObject({ text: 'now 0.0667', x: 2 });
    expect(spec.crosshair!.read(1).rows.map((row) => row.name)).toEqual(['planned', 'actual']);
  });

  it('says why there is nothing to draw', () => {
    const spec = scheduleSpec({ ...training, learningRate: -1 }, 90, []);
    expect(spec.lines[0]!.x.length).toBe(0);
    expect(spec.empty).toContain('Learning rate');
  });

  it('draws without data', () => {
    expect(scheduleSpec(training, null, []).lines[0]!.x.length).toBe(100);
  });
});
