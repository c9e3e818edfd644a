import { describe, expect, it } from 'vitest';
import { diagnose, type ClassDiagnosis, type NumberDiagnosis } from '../../engine/src/diagnostics/diagnose';
import { linearFit, linearShare } from '../../engine/src/diagnostics/linear-zone';
import { readNumbers, readTensor } from '../../engine/src/diagnostics/tensor-histograms';
import type { Target } from '../../engine/src/layers/_layer';
import { stream } from '../../engine/src/random/stream';
import { chain, dataOf, documentOf, programOf, tanh, valueOf } from '../../engine/src/testing/graphs';
import { gather } from '../../engine/src/train/batches';
import { train } from '../../engine/src/train/loop';
import { eightRows, twelveRows } from './few-rows';

/** Expected values: the definitions written out in NumPy, pair by pair and bin by bin, and `numpy.linalg.lstsq`. */

const twoClasses: Target = { kind: 'category', name: 'sold', classes: ['no', 'yes'] };
const threeClasses: Target = { kind: 'category', name: 'species', classes: ['a', 'b', 'c'] };

const diagnosis = (yHat: readonly number[], y: readonly number[], outputs: number, target: Target) =>
  diagnose({ yHat: Float64Array.from(yHat), y: Float64Array.from(y), rows: y.length / outputs, outputs }, target);

describe('two classes at one output, twelve rows, three of them tied', () => {
  const { yHat, y } = twelveRows;
  const found = diagnosis(yHat, y, 1, twoClasses) as ClassDiagnosis;

  it('are counted by true and predicted class', () => {
    expect(found).toMatchObject({ kind: 'category', rows: 12, classes: ['no', 'yes'] });
    expect(found.confusion).toEqual([
      [4, 2],
      [3, 3],
    ]);
    expect(found.perClass.classes).toEqual([
      { precision: 4 / 7, recall: 4 / 6, f1: 8 / 13, support: 6 },
      { precision: 3 / 5, recall: 3 / 6, f1: 6 / 11, support: 6 },
    ]);
    expect(found.perClass.macro.f1).toBeCloseTo((8 / 13 + 6 / 11) / 2, 15);
  });

  it('have one ROC curve, of the second class, with its corners only and a slanted step at the tie', () => {
    expect(found.roc).toHaveLength(1);
    const [{ class: of, auc, points }] = found.roc as [ClassDiagnosis['roc'][number]];
    expect(of).toBe(1);
    expect(auc).toBeCloseTo(28 / 36, 15);
    expect(
      points.map(({ threshold, falsePositives, truePositives }) => [threshold, falsePositives, truePositives]),
    ).toEqual([
      [Infinity, 0, 0],
      [0.7, 0, 3 / 6],
      [0.55, 2 / 6, 3 / 6],
      [0.4, 3 / 6, 5 / 6],
      [0.35, 3 / 6, 1],
      [0.05, 1, 1],
    ]);
  });

  it('are calibrated as by hand', () => {
    const { of, bins, expectedError, brier } = found.calibration;
    expect(of).toBe('second-class');
    expect(bins.map(({ count }) => count)).toEqual([1, 1, 1, 1, 3, 1, 1, 1, 1, 1]);
    expect([bins[4]!.low, bins[4]!.high]).toEqual([0.4, 0.5]);
    expect(bins[4]!.predicted).toBeCloseTo(0.4, 15);
    expect(bins[4]!.observed).toBeCloseTo(2 / 3, 15);
    expect(expectedError).toBeCloseTo(0.2958333333333333, 15);
    expect(brier).toBeCloseTo(0.17979166666666668, 15);
  });

  it('say the same at two outputs', () => {
    const both = (values: readonly number[]): number[] => values.flatMap((each) => [1 - each, each]);
    const two = diagnosis(both(yHat), both(y), 2, twoClasses) as ClassDiagnosis;
    expect(two.confusion).toEqual(found.confusion);
    expect(two.roc).toEqual(found.roc);
    expect(two.calibration.bins).toEqual(found.calibration.bins);
    expect(two.calibration.brier).toBeCloseTo(found.calibration.brier, 15);
  });
});

describe('three classes, eight rows', () => {
  const { yHat, y } = eightRows;
  const found = diagnosis(yHat, y, 3, threeClasses) as ClassDiagnosis;

  it('are counted and scored class by class', () => {
    expect(found.confusion).toEqual([
      [1, 0, 1],
      [1, 2, 0],
      [1, 0, 2],
    ]);
    expect(found.perClass.classes.map(({ precision }) => precision)).toEqual([1 / 3, 1, 2 / 3]);
    expect(found.perClass.classes.map(({ recall }) => recall)).toEqual([1 / 2, 2 / 3, 2 / 3]);
    expect(found.perClass.classes.map(({ f1 }) => f1)).toEqual([2 / 5, 4 / 5, 4 / 6]);
    expect(found.perClass.classes.map(({ support }) => support)).toEqual([2, 3, 3]);
    expect(found.perClass.macro.recall).toBeCloseTo(0.611111111111111, 15);
  });

  it('have a curve each against the rest', () => {
    expect(found.roc.map(({ class: of }) => of)).toEqual([0, 1, 2]);
    [0.8333333333333334, 1, 0.9].forEach((auc, c) => expect(found.roc[c]!.auc).toBeCloseTo(auc, 15));
    // The second class is told from the others without a mistake: straight up, then straight across.
    expect(found.roc[1]!.points.map(({ falsePositives, truePositives }) => [falsePositives, truePositives])).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
    ]);
  });

  it('are calibrated by the most probable class', () => {
    const { of, bins, expectedError, brier } = found.calibration;
    expect(of).toBe('top-class');
    expect(bins.map(({ count }) => count)).toEqual([0, 0, 0, 0, 1, 2, 3, 1, 1, 0]);
    expect(bins[6]!.observed).toBeCloseTo(2 / 3, 15);
    expect(bins[0]!.observed).toBeNaN();
    expect(expectedError).toBeCloseTo(0.1375, 15);
    expect(brier).toBeCloseTo(0.4125, 15);
  });
});

describe('two target columns, seven rows', () => {
  const yHat = [2.5, 0, 2.1, 7.8, -1.2, 4, 3.3];
  const y = [3, -0.5, 2, 7, -1, 6.5, 3.3];
  const interleaved = (values: readonly number[]): number[] => values.flatMap((value, i) => [i, value]);
  const target: Target = { kind: 'number', names: ['a', 'b'] };
  const found = diagnosis(interleaved(yHat), interleaved(y), 2, target) as NumberDiagnosis;

  it('have residuals each of its own', () => {
    expect(found).toMatchObject({ kind: 'number', rows: 7 });
    const [a, b] = found.columns;
    expect(a).toMatchObject({ name: 'a', count: 7, leftOut: 0, mean: 0, deviation: 0 });
    expect(b).toMatchObject({ name: 'b', count: 7, leftOut: 0 });
    expect(b!.mean).toBeCloseTo(-0.2571428571428572, 15);
    expect(b!.deviation).toBeCloseTo(0.9983660119803514, 15);
    expect(b!.quantiles.map(({ share }) => share)).toEqual([0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]);
    [-2.5, -1.9, -0.35, 0, 0.3, 0.71, 0.8].forEach((value, i) => expect(b!.quantiles[i]!.value).toBeCloseTo(value, 14));
    expect(b!.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(7);
    expect([...b!.pairs.predicted]).toEqual(yHat);
    expect([...b!.pairs.actual]).toEqual(y);
    expect(b!.largest.map(({ row }) => row)).toEqual([5, 3, 0, 1, 4, 2, 6]);
    expect(b!.largest[0]).toEqual({ row: 5, predicted: 4, actual: 6.5, residual: -2.5 });
  });
});

describe('a tensor', () => {
  const values = [0, 1e-7, -1e-7, 0.5, -2, 0, 3, 1e-6];

  it('T13: is read with its exact zeros and its weights below 1e-6', () => {
    const { zeros, tiny, norm, mean, deviation, histogram } = readNumbers(Float64Array.from(values));
    expect(zeros).toEqual({ count: 2, share: 0.25 });
    expect(tiny).toEqual({ count: 4, share: 0.5 });
    expect(norm).toBeCloseTo(3.6400549446403994, 15);
    expect(mean).toBeCloseTo(0.187500125, 15);
    expect(deviation).toBeCloseTo(1.273221780808478, 15);
    expect(histogram).toMatchObject({ low: -2, high: 3 });
    expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(8);
  });

  it('is read beside its gradient; a running statistic has none', () => {
    const tensor = { name: 'dense-1.W', nodeId: 'dense-1', weight: 'W', shape: [2, 2] };
    const data = Float32Array.of(1, 2, 2, 4);
    const reading = readTensor({ ...tensor, data, gradient: Float32Array.of(0, 0, 3, 4) });
    expect(reading).toMatchObject({ ...tensor, values: { norm: 5 }, gradient: { norm: 5, zeros: { count: 2 } } });
    expect(readTensor({ ...tensor, data, gradient: null }).gradient).toBeNull();
  });
});

describe('the linear zone', () => {
  it('T14: is the share of |z| < .5', () => {
    expect(linearShare(Float64Array.of(-0.6, -0.5, -0.49, 0, 0.2, 0.5, 3, 99), 7)).toBeCloseTo(3 / 7, 15);
  });

  const x = Float64Array.from([1, 2, 0, 2, 1, 1, 3, 5, 0, 4, 3, 1, 5, 8, 1, 6, 2, 0, 7, 7, 1, 8, 1, 0]);
  const y = Float64Array.from([1, 0, 4, 1, 2, 4, 9, 2, 3, 9, 12, 3, 8, 1, 20, 2]);

  it('T14: the best linear fit is that of least squares', () => {
    expect(linearFit(x, y, 8, 3, 2)).toBeCloseTo(0.8839317839139296, 12);
    const first = Float64Array.from({ length: 8 }, (_, row) => y[2 * row]!);
    expect(linearFit(x, first, 8, 3, 1)).toBeCloseTo(0.9745851518730968, 12);
  });

  it('T14: columns that repeat others, or never change, alter nothing', () => {
    const wide = Float64Array.from({ length: 8 * 6 }, (_, i) => {
      const [row, col] = [Math.floor(i / 6), i % 6];
      if (col < 3) return x[3 * row + col]!;
      return col === 3 ? 2 * x[3 * row]! - x[3 * row + 1]! : col === 4 ? 1 - x[3 * row + 2]! : 7;
    });
    expect(linearFit(wide, y, 8, 6, 2)).toBeCloseTo(0.8839317839139296, 12);
  });

  it('T14: tanh of small z is nearly linear, of large z not: the share and the fit fall together', () => {
    const random = stream(3, 'linear zone');
    const inputs = Float64Array.from({ length: 1000 }, () => random.normal());
    const seen = [0.1, 1, 10].map((scale) => {
      const z = inputs.map((each) => scale * each);
      return { share: linearShare(z, 1000), fit: linearFit(inputs, z.map(Math.tanh), 1000, 1, 1) };
    });
    expect(seen[0]!.share).toBeGreaterThan(0.99);
    expect(seen[0]!.fit).toBeGreaterThan(0.9999);
    for (const i of [1, 2]) {
      expect(seen[i]!.share).toBeLessThan(seen[i - 1]!.share);
      expect(seen[i]!.fit).toBeLessThan(seen[i - 1]!.fit);
    }
  });

  it('T14: constant outputs are linear; with too few rows nobody can tell', () => {
    expect(linearFit(x, new Float64Array(8).fill(0.1), 8, 3, 1)).toBe(1);
    expect(linearFit(x, y, 4, 3, 2)).toBeNaN();
    expect(linearFit(x, y, 0, 3, 2)).toBeNaN();
  });

  it('T14: λ × 100 makes a tanh network linear: the share of |z| < .5 rises, and the R² of its best linear fit', () => {
    const graph = chain(['dense', { units: 16 }], tanh);
    const data = dataOf(twoClasses, { train: 200 });
    const [weak, strong] = [0.1, 10].map((l2) => {
      const document = documentOf(graph, { l2, batchSize: 0, epochs: 300, learningRate: 0.03 });
      const { model } = valueOf(train({ document, data }, { control: () => 'run' }));
      const program = programOf(graph, data.facts, { rows: 200, keepOutputs: true });
      expect(program.load(model.tensors)).toEqual([]);
      gather(program, data.train, 0, 200);
      program.forward(200, false);
      return {
        share: linearShare(program.buffersOf('dense-1')!.y, 200 * 16),
        fit: linearFit(program.x, program.yHat, 200, program.features, 1),
      };
    });
    // Not by a hair: by a tenth of all z, and by a tenth of the variance.
    expect(strong!.share).toBeGreaterThan(weak!.share + 0.1);
    expect(strong!.fit).toBeGreaterThan(weak!.fit + 0.1);
  });
});
