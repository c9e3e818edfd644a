import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../engine/src/layers/_layer';
import type { MetricDef } from '../../engine/src/metrics/_metric';
import { metrics } from '../../engine/src/metrics/_registry';

const targets: readonly Target[] = [
  { kind: 'number', name: 't' },
  { kind: 'category', name: 't', classes: ['a', 'b'] },
  { kind: 'category', name: 't', classes: ['a', 'b', 'c', 'd'] },
];

const colsOf = (target: Target): number =>
  target.kind === 'number' || target.classes.length === 2 ? 1 : target.classes.length;

/** A row of predictions and its true value, as the pipeline encodes it. */
const row = (target: Target): fc.Arbitrary<[number[], number[]]> => {
  if (target.kind === 'number') {
    const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    return fc.tuple(fc.tuple(number), fc.tuple(number));
  }
  const cols = colsOf(target);
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
          target.kind === 'number' ? 'a number' : `${target.classes.length} classes`,
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

  it('RMSE of errors 3 and 4 is √12.5', () => {
    expect(number('rmse', [3, 4], [0, 0])).toBeCloseTo(Math.sqrt(12.5), 12);
  });

  it('R² is 0 for the mean and negative for worse', () => {
    expect(number('r2', [2, 2, 2], [1, 2, 3])).toBe(0);
    expect(number('r2', [3, 2, 1], [1, 2, 3])).toBe(-3);
    expect(number('r2', [1.1, 1.9, 3], [1, 2, 3])).toBeCloseTo(0.99, 12);
  });
});
