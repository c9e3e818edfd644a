import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../random/stream';
import { roc } from './roc';

/** Scores on a coarse grid, so that ties are common, and the true class of each. */
const scored = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 1 })), { maxLength: 40 });

const curveOf = (scores: readonly number[], truth: readonly number[]) => {
  const rows = scores.length;
  return roc(Float64Array.from(scores), Float64Array.from(truth), rows, 1)[0]!;
};

const trapezoids = (points: readonly { falsePositives: number; truePositives: number }[]): number => {
  let area = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    area += ((a.truePositives + b.truePositives) / 2) * (b.falsePositives - a.falsePositives);
  }
  return area;
};

describe('ROC', () => {
  it('area is the share of pairs in the right order, counted pair by pair', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        let pairs = 0;
        let right = 0;
        for (const [a, x] of rows) {
          for (const [b, y] of rows) {
            if (x !== 1 || y !== 0) continue;
            pairs++;
            right += a > b ? 1 : a === b ? 0.5 : 0;
          }
        }
        const { auc } = curveOf(
          rows.map(([score]) => score / 8),
          rows.map(([, truth]) => truth),
        );
        expect(auc).toBe(right / pairs);
      }),
    );
  });

  it('points are the rates at their thresholds, and the area under them is the area', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const { points, auc } = curveOf(
          rows.map(([score]) => score / 8),
          rows.map(([, truth]) => truth),
        );
        if (Number.isNaN(auc)) {
          expect(points).toEqual([]);
          return;
        }
        for (const { threshold, falsePositives, truePositives } of points) {
          const called = (truth: number): number => {
            const own = rows.filter((row) => row[1] === truth);
            return own.filter(([score]) => score / 8 >= threshold).length / own.length;
          };
          expect([falsePositives, truePositives]).toEqual([called(0), called(1)]);
        }
        expect(trapezoids(points)).toBeCloseTo(auc, 12);
      }),
    );
  });

  it('of 20 000 rows has 200 points, both ends among them, that rise and enclose the same area', () => {
    const random = stream(4, 'roc');
    const truth = Array.from({ length: 20_000 }, () => random.below(2));
    const { points, auc } = curveOf(
      truth.map((each) => random.normal() + each),
      truth,
    );
    expect(points).toHaveLength(200);
    expect(points[0]).toMatchObject({ falsePositives: 0, truePositives: 0 });
    expect(points.at(-1)).toMatchObject({ falsePositives: 1, truePositives: 1 });
    for (let i = 1; i < points.length; i++) {
      expect(points[i]!.falsePositives).toBeGreaterThanOrEqual(points[i - 1]!.falsePositives);
      expect(points[i]!.truePositives).toBeGreaterThanOrEqual(points[i - 1]!.truePositives);
    }
    // Two normals one σ apart: Φ(1/√2) = .7602, by tables.
    expect(Math.abs(auc - 0.7602)).toBeLessThan(0.01);
    expect(Math.abs(trapezoids(points) - auc)).toBeLessThan(1e-3);
  });

  it('does not exist with one class only, nor where a score is NaN', () => {
    expect(curveOf([0.2, 0.9], [1, 1])).toEqual({ class: 1, points: [], auc: NaN });
    expect(curveOf([0.2, NaN, 0.4], [0, 1, 1])).toEqual({ class: 1, points: [], auc: NaN });
    expect(curveOf([], [])).toEqual({ class: 1, points: [], auc: NaN });
  });
});
