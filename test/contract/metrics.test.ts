import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../engine/src/layers/_layer';
import type { MetricDef } from '../../engine/src/metrics/_metric';
import { metrics } from '../../engine/src/metrics/_registry';

const targets: readonly Target[] = [
  { kind: 'number', names: ['t'] },
  { kind: 'number', names: ['t', 'u', 'v'] },
  { kind: 'category', name: 't', classes: ['a', 'b'] },
  { kind: 'category', name: 't', classes: ['a', 'b', 'c', 'd'] },
];

const colsOf = (target: Target): number => {
  if (target.kind === 'number') return target.names.length;
  return target.classes.length === 2 ? 1 : target.classes.length;
};

/** A row of predictions and its true value, as the pipeline encodes it. */
const row = (target: Target): fc.Arbitrary<[number[], number[]]> => {
  const cols = colsOf(target);
  if (target.kind === 'number') {
    const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: cols, maxLength: cols });
    return fc.tuple(numbers, numbers);
  }
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: cols, maxLength: cols });
  const truth = fc
    .nat(target.classes.length - 1)
    .map((c) => (cols === 1 ? [c] : Array.from({ length: cols }, (_, j) => Number(j === c))));
  return fc.tuple(shares, truth);
};

const cases = Object.values(metrics as Readonly<Record<string, MetricDef>>).flatMap((metric) =>
  targets
    .filter((target) => metric.fits(target))
    .map(
      (target) =>
        [
          metric.kind,
          target.kind === 'number' ? `${target.names.length} numbers` : `${target.classes.length} classes`,
          metric,
          target,
        ] as const,
    ),
);

it('every kind of target has a metric', () => {
  for (const target of targets) expect(cases.some((each) => each[3] === target)).toBe(true);
});

describe.each(cases)('%s of %s', (_, _of, metric, target) => {
  const cols = colsOf(target);
  const measure = (rows: readonly [number[], number[]][], cuts: readonly number[]): number => {
    const state = metric.start();
    let start = 0;
    for (const end of [...cuts.filter((cut) => cut < rows.length).sort((a, b) => a - b), rows.length]) {
      const part = rows.slice(start, end);
      // Buffers are as large as the largest batch: what stands behind the rows is left from before.
      const yHat = Float64Array.from([...part.flatMap(([p]) => p), ...new Array<number>(cols).fill(99)]);
      const y = Float64Array.from([...part.flatMap(([, t]) => t), ...new Array<number>(cols).fill(-99)]);
      state.add(yHat, y, part.length, cols);
      start = end;
    }
    return state.result();
  };

  it('is the same however the rows are split into batches', () => {
    fc.assert(
      fc.property(
        fc.array(row(target), { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(30), { maxLength: 5 }),
        (rows, cuts) => {
          expect(measure(rows, cuts)).toEqual(measure(rows, []));
        },
      ),
    );
  });

  it('is best for a perfect prediction', () => {
    fc.assert(
      fc.property(fc.array(row(target), { minLength: 2, maxLength: 30 }), (rows) => {
        const own = measure(rows, []);
        const perfect = measure(
          rows.map(([, truth]) => [truth, truth]),
          [],
        );
        if (Number.isNaN(own) || Number.isNaN(perfect)) return;
        if (metric.better === 'higher') expect(perfect).toBeGreaterThanOrEqual(own);
        else expect(perfect).toBeLessThanOrEqual(own);
        expect(perfect).toBe(metric.better === 'higher' ? 1 : 0);
      }),
    );
  });

  it('is NaN, not a number one might believe, without rows', () => {
    expect(metric.start().result()).toBeNaN();
  });

  it('keeps each collection apart', () => {
    const [a, b] = [metric.start(), metric.start()];
    a.add(new Float64Array(cols), new Float64Array(cols), 1, cols);
    expect(b.result()).toBeNaN();
  });
});

describe('known values', () => {
  const number = (kind: keyof typeof metrics, yHat: number[], y: number[], cols = 1): number => {
    const state = metrics[kind].start();
    state.add(Float64Array.from(yHat), Float64Array.from(y), y.length / cols, cols);
    return state.result();
  };

  it('accuracy counts 0.5 as the second class, and the first of equal shares', () => {
    expect(number('accuracy', [0.5, 0.49, 0.9, 0.1], [1, 1, 1, 0])).toBe(0.75);
    expect(number('accuracy', [0.4, 0.4, 0.2, 0.1, 0.2, 0.7], [1, 0, 0, 0, 1, 0], 3)).toBe(0.5);
  });

  it('precision, recall and F1 of two classes are those of the second', () => {
    const [yHat, y] = [
      [0.9, 0.8, 0.7, 0.2, 0.1],
      [1, 1, 0, 1, 0],
    ];
    for (const kind of ['precision', 'recall', 'f1'] as const) expect(number(kind, yHat, y)).toBeCloseTo(2 / 3, 15);
    expect(number('precision', [0.9, 0.9, 0.9, 0.1], [1, 0, 0, 1])).toBeCloseTo(1 / 3, 15);
    expect(number('recall', [0.9, 0.9, 0.9, 0.1], [1, 0, 0, 1])).toBe(0.5);
    expect(number('f1', [0.9, 0.9, 0.9, 0.1], [1, 0, 0, 1])).toBe(0.4);
  });

  it('they are the same of one output and of two', () => {
    const p = [0.9, 0.3, 0.7, 0.2, 0.6];
    const y = [1, 1, 0, 0, 1];
    const both = (values: readonly number[]): number[] => values.flatMap((each) => [1 - each, each]);
    for (const kind of ['accuracy', 'precision', 'recall', 'f1', 'auc'] as const) {
      expect(number(kind, both(p), both(y), 2)).toBe(number(kind, p, y));
    }
  });

  it('a class that is never predicted is no success: its precision is NaN of two, 0 in the mean of more', () => {
    expect(number('precision', [0.1, 0.2], [1, 0])).toBeNaN();
    expect(number('recall', [0.1, 0.2], [1, 0])).toBe(0);
    expect(number('f1', [0.1, 0.2], [1, 0])).toBe(0);
    expect(number('recall', [0.1, 0.9], [0, 0])).toBeNaN();
    // Two rows of three classes, all taken for the first; the third does not occur at all.
    const first = [1, 0, 0, 1, 0, 0];
    expect(number('precision', first, [1, 0, 0, 0, 1, 0], 3)).toBe(0.25);
    expect(number('recall', first, [1, 0, 0, 0, 1, 0], 3)).toBe(0.5);
  });

  it('AUC is the share of pairs in the right order, a tie half of one; NaN with one class only', () => {
    expect(number('auc', [0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
    expect(number('auc', [0.5, 0.5, 0.5], [0, 1, 1])).toBe(0.5);
    expect(number('auc', [0.9, 0.1], [0, 1])).toBe(0);
    expect(number('auc', [0.1, 0.9], [1, 1])).toBeNaN();
    expect(number('auc', [NaN, 0.9], [0, 1])).toBeNaN();
  });

  it('RMSE of errors 3 and 4 is √12.5', () => {
    expect(number('rmse', [3, 4], [0, 0])).toBeCloseTo(Math.sqrt(12.5), 12);
  });

  it('R² is 0 for the mean and negative for worse', () => {
    expect(number('r2', [2, 2, 2], [1, 2, 3])).toBe(0);
    expect(number('r2', [3, 2, 1], [1, 2, 3])).toBe(-3);
    expect(number('r2', [1.1, 1.9, 3], [1, 2, 3])).toBeCloseTo(0.99, 12);
  });

  it('R² of several columns is the mean of each about its own mean, not of all about one', () => {
    // The first column is right, the second its mean throughout: (1 + 0)/2, however far apart the columns lie.
    expect(number('r2', [1, 1000, 2, 1000, 3, 1000], [1, 900, 2, 1000, 3, 1100], 2)).toBe(0.5);
    // A column without variance has none to explain.
    expect(number('r2', [1, 8, 2, 9, 3, 7], [1, 5, 2, 5, 3, 5], 2)).toBe(1);
    expect(number('r2', [1, 8, 2, 9], [4, 5, 4, 5], 2)).toBeNaN();
  });
});
