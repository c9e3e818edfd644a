import { describe, expect, it } from 'vitest';
import type { Target } from '../layers/_layer';
import { stream } from '../random/stream';
import { diagnose, type ClassDiagnosis, type NumberDiagnosis } from './diagnose';

const classes = (count: number): Target => ({
  kind: 'category',
  name: 't',
  classes: Array.from({ length: count }, (_, c) => `c${c}`),
});
const numbers: Target = { kind: 'number', names: ['a', 'b'] };

/** Random predictions of random truth, as the pipeline encodes it. */
const random = (target: Target, rows: number) => {
  const draw = stream(5, 'diagnose');
  const outputs =
    target.kind === 'number' ? target.names.length : target.classes.length === 2 ? 1 : target.classes.length;
  const yHat = Float32Array.from({ length: rows * outputs }, () => draw.uniform());
  const y = new Float32Array(rows * outputs);
  for (let r = 0; r < rows; r++) {
    if (target.kind === 'number') for (let j = 0; j < outputs; j++) y[r * outputs + j] = draw.normal();
    else if (outputs === 1) y[r] = draw.below(2);
    else y[r * outputs + draw.below(outputs)] = 1;
  }
  return { yHat, y, rows, outputs };
};

describe('a diagnosis', () => {
  it.each([
    ['two classes', classes(2)],
    ['four classes', classes(4)],
    ['two numbers', numbers],
  ])('of %s is plain data whose size does not grow with the rows', (_, target) => {
    const found = diagnose(random(target, 30_000), target);
    expect(structuredClone(found)).toEqual(found);
    const written = JSON.stringify(found, (_key, value: unknown) =>
      ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value,
    );
    expect(written.length).toBeLessThan(250_000);
  });

  it('counts every row once', () => {
    for (const count of [2, 4]) {
      const found = diagnose(random(classes(count), 5000), classes(count)) as ClassDiagnosis;
      expect(found.confusion).toHaveLength(count);
      expect(found.confusion.flat().reduce((sum, each) => sum + each, 0)).toBe(5000);
      expect(found.perClass.classes.reduce((sum, { support }) => sum + support, 0)).toBe(5000);
      expect(found.calibration.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(5000);
    }
  });

  it('takes the rows it is told to, not what stands behind them in the buffers', () => {
    const { yHat, y, rows } = random(classes(4), 50);
    const longer = (values: Float32Array) => Float32Array.from([...values, ...new Float32Array(80).fill(7)]);
    expect(diagnose({ yHat: longer(yHat), y: longer(y), rows, outputs: 4 }, classes(4))).toEqual(
      diagnose({ yHat, y, rows, outputs: 4 }, classes(4)),
    );
  });

  it('without rows has NaN where there is nothing to say', () => {
    const none = { yHat: new Float32Array(0), y: new Float32Array(0), rows: 0 };
    const found = diagnose({ ...none, outputs: 3 }, classes(3)) as ClassDiagnosis;
    expect(found.perClass.macro).toEqual({ precision: NaN, recall: NaN, f1: NaN });
    expect(found.roc.map(({ points, auc }) => [points.length, auc])).toEqual(new Array(3).fill([0, NaN]));
    expect([found.calibration.expectedError, found.calibration.brier]).toEqual([NaN, NaN]);
    const [column] = (diagnose({ ...none, outputs: 2 }, numbers) as NumberDiagnosis).columns;
    expect(column).toMatchObject({ count: 0, mean: NaN, deviation: NaN, largest: [] });
    expect(column!.quantiles.every(({ value }) => Number.isNaN(value))).toBe(true);
  });
});

describe('residuals', () => {
  it('of many rows are shown by 2000 pairs evenly spread, and by the 20 worst of all', () => {
    const rows = 10_000;
    const y = new Float64Array(rows);
    // Errors 0 … 9999, negative in every second row.
    const yHat = Float64Array.from({ length: rows }, (_, i) => (i % 2 ? -i : i));
    const [column] = (diagnose({ yHat, y, rows, outputs: 1 }, { kind: 'number', names: ['a'] }) as NumberDiagnosis)
      .columns;
    const { pairs, largest, quantiles } = column!;
    expect(pairs.predicted).toHaveLength(2000);
    expect([...pairs.predicted.subarray(0, 3)]).toEqual([0, -5, 10]);
    expect(largest.map(({ row }) => row)).toEqual(Array.from({ length: 20 }, (_, i) => 9999 - i));
    expect([quantiles[0]!.value, quantiles.at(-1)!.value]).toEqual([-9999, 9998]);
  });

  it('leave out what is not finite, and say so', () => {
    const yHat = Float64Array.of(1, NaN, 3, Infinity, 6);
    const y = new Float64Array(5);
    const [column] = (diagnose({ yHat, y, rows: 5, outputs: 1 }, { kind: 'number', names: ['a'] }) as NumberDiagnosis)
      .columns;
    expect(column).toMatchObject({ count: 3, leftOut: 2, histogram: { low: 1, high: 6 } });
    expect(column!.mean).toBeCloseTo(10 / 3, 15);
    expect(column!.largest.map(({ row }) => row)).toEqual([4, 2, 0]);
  });
});

describe('scores of a class', () => {
  it('are NaN where there is nothing to share, and 0 in the mean of those that occur', () => {
    // Every row is taken for the first of four classes; the fourth does not occur.
    const yHat = Float64Array.from({ length: 12 }, (_, i) => Number(i % 4 === 0));
    const y = Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
    const { perClass } = diagnose({ yHat, y, rows: 3, outputs: 4 }, classes(4)) as ClassDiagnosis;
    expect(perClass.classes.map(({ precision }) => precision)).toEqual([1 / 3, NaN, NaN, NaN]);
    expect(perClass.classes.map(({ recall }) => recall)).toEqual([1, 0, 0, NaN]);
    expect(perClass.classes.map(({ f1 }) => f1)).toEqual([0.5, 0, 0, NaN]);
    expect(perClass.macro).toEqual({ precision: 1 / 9, recall: 1 / 3, f1: 0.5 / 3 });
  });
});

describe('calibration', () => {
  it('of probabilities that come true as often as they say is nearly perfect; of boasting ones it is not', () => {
    const draw = stream(8, 'calibration');
    const rows = 50_000;
    const honest = Float64Array.from({ length: rows }, () => draw.uniform());
    const y = honest.map((p) => Number(draw.uniform() < p));
    const errorOf = (yHat: Float64Array): number =>
      (diagnose({ yHat, y, rows, outputs: 1 }, classes(2)) as ClassDiagnosis).calibration.expectedError;
    expect(errorOf(honest)).toBeLessThan(0.01);
    // Certain of every row: right in three quarters of them, ∫ max(p, 1 − p) dp, so wrong by a quarter.
    expect(errorOf(honest.map((p) => Number(p >= 0.5)))).toBeCloseTo(0.25, 2);
  });
});
