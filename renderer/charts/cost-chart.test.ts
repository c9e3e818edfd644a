import type { EpochPoint } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { costSpec, emptyCost } from './cost-chart';
import type { CurveView, RunCurves } from './run-curves';

const view: CurveView = { axis: 'epoch', log: false, beta: 0.9 };

const point = (epoch: number, devCost: number): EpochPoint => ({
  epoch,
  step: epoch * 5,
  trainCost: devCost / 2,
  trainPenalty: 0,
  devCost,
  devMetric: 0.9,
  learningRate: 0.01,
});

/** 30 epochs of 5 mini-batches; dev is best at epoch 20. */
const run = (change: Partial<RunCurves> = {}): RunCurves => {
  const costs = Float32Array.from({ length: 150 }, (_, i) => 1 / (1 + i / 10));
  const points = Array.from({ length: 30 }, (_, i) => point(i + 1, 0.2 + Math.abs(i - 19) / 100));
  return {
    run: 3,
    steps: costs.map((_, i) => i + 1),
    costs,
    points,
    best: { epoch: 20, devCost: 0.2 },
    stepsRun: 150,
    totalSteps: 500,
    epochs: 100,
    secondsElapsed: 3,
    active: true,
    thinned: false,
    issue: null,
    notFinite: false,
    ...change,
  };
};

describe('the cost chart', () => {
  it('averages with bias correction and says over how many batches', () => {
    const spec = costSpec(run({ costs: [40, 49, 45], steps: [1, 2, 3], points: [], best: null, stepsRun: 3 }), view);
    const average = spec.lines.find((line) => line.name === 'train')!.y;
    expect(average[0]).toBeCloseTo(40, 12);
    expect(average[1]).toBeCloseTo(8.5 / 0.19, 12);
    expect(spec.note).toContain('averaged over ≈ 10');
  });

  it('marks the best epoch with its value, and the dev line each ten epochs and there', () => {
    const spec = costSpec(run(), view);
    expect(spec.marks).toEqual([{ x: 100, text: 'Best dev 0.2000, epoch 20', kind: 'best' }]);
    expect(Array.from(spec.points![0]!.x)).toEqual([50, 100, 150]);
  });

  it('labels the ends of the lines with their last values', () => {
    const ends = costSpec(run(), view).lines.map((line) => line.end);
    expect(ends[0]).toBeUndefined();
    expect(ends[2]).toBe('dev 0.300');
  });

  it('grows its axis with the run, and ends it where the run ended', () => {
    expect(costSpec(run(), view).x.texts?.at(-1)).toBe('50');
    expect(costSpec(run(), view).x.max).toBe(250);
    expect(costSpec(run({ active: false }), view).x.max).toBe(150);
    expect(costSpec(run(), { ...view, axis: 'iteration' }).x.max).toBe(200);
    expect(costSpec(run(), { ...view, axis: 'time' }).x).toMatchObject({ max: 250, unit: 'seconds' });
  });

  it('includes zero, unless the axis is a logarithm', () => {
    expect(costSpec(run(), view).y.min).toBe(0);
    const log = costSpec(run(), { ...view, log: true }).y;
    expect(log.log).toBe(true);
    expect(log.min).toBeGreaterThan(0);
  });

  it('shows how a run came to explode instead of one huge number', () => {
    const costs = Float32Array.from([1, 1.2, 1.5, 2, 3, 8, 100, 1e8, 1e30]);
    const spec = costSpec(
      run({ costs, steps: costs.map((_, i) => i + 1), points: [], best: null, notFinite: true }),
      view,
    );
    expect(spec.y.max).toBeLessThan(1000);
    expect(spec.marks!.at(-1)).toMatchObject({ kind: 'alarm' });
  });

  it('reads exact values on whole epochs', () => {
    const { crosshair } = costSpec(run(), view);
    expect(crosshair!.x[19]).toBe(100);
    const reading = crosshair!.read(19);
    expect(reading.title).toBe('Epoch 20');
    expect(reading.rows.find((row) => row.name === 'dev')!.value).toBe('0.2');
  });

  it('leaves dev out where there are no dev rows', () => {
    const points = [point(1, Number.NaN)];
    const spec = costSpec(run({ points, best: null }), view);
    expect(spec.lines[2]!.end).toBeUndefined();
    expect(spec.points).toEqual([]);
  });

  it('says when mini-batches of a long run were left out', () => {
    const spec = costSpec(run({ thinned: true, stepsRun: 90_000, active: false }), view);
    expect(spec.note).toContain('of 90');
    expect(spec.note).toContain('batches kept');
  });

  it('has a planned frame before a run', () => {
    const spec = emptyCost({ epochs: 200, totalSteps: 1400 }, view);
    expect(spec.x.max).toBe(200);
    expect(spec.y.texts).toEqual([]);
    expect(spec.empty).toBe('Press Train: the cost of train and dev appears here.');
  });
});
