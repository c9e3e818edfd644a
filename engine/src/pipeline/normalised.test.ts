import { describe, expect, it } from 'vitest';
import type { Normalised } from '../data/study';
import { valueOf } from '../testing/graphs';
import { dates, feature, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { normalised } from './normalised';

const all = { train: 1, dev: 0, test: 0 };
const table = tableOf(
  numbers('x', [1, 2, 3, 4, NaN]),
  texts('grade', ['C', 'A', 'B', 'C', 'A']),
  texts('island', ['p', 'q', 'p', 'q', 'p']),
  dates('when', ['2024-01-31', '2024-02-29', '2024-03-31', '2024-03-31', null]),
  numbers('price', [10, 20, 30, 40, 50]),
);
const spec = specOf(
  [
    feature('x', { missing: 'median' }),
    feature('grade', { type: 'category', encoding: 'ordinal', scaler: 'min-max' }),
    feature('island', { type: 'category' }),
    feature('when', { type: 'date', missing: 'indicator', parts: ['month', 'day'] }),
    target('price', 'number'),
  ],
  all,
);
const of = (column: string): readonly Normalised[] => valueOf(normalised(table, spec, column));

describe('a column before and after its scaling', () => {
  it('T23: 1, 2, 3, 4 with σ² 1.25, gaps left out', () => {
    const [x] = of('x');
    expect(x).toMatchObject({ name: 'x', scaler: 'z-score', stats: { mean: 2.5 } });
    expect(x!.stats['deviation']! ** 2).toBeCloseTo(1.25, 14);
    expect([x!.before.low, x!.before.high]).toEqual([1, 4]);
    expect(x!.after.high).toBeCloseTo(1.5 / Math.sqrt(1.25), 14);
    expect([x!.before, x!.after].map(({ counts }) => counts.reduce((a, b) => a + b, 0))).toEqual([4, 4]);
    expect(Math.abs(x!.mean)).toBeLessThan(1e-12);
    expect(Math.abs(x!.deviation - 1)).toBeLessThan(1e-12);
  });

  it('of places in an order: 2, 0, 1, 2, 0, from 0 to 1, have mean ½ and σ² 0.2', () => {
    const [grade] = of('grade');
    expect(grade).toMatchObject({ name: 'grade', before: { low: 0, high: 2 }, after: { low: 0, high: 1 }, mean: 0.5 });
    expect(grade!.deviation ** 2).toBeCloseTo(0.2, 14);
  });

  it('of dates: one for each part, without the mark for gaps', () => {
    expect(of('when').map(({ name, before }) => [name, before.low, before.high])).toEqual([
      ['when month', 1, 3],
      ['when day', 29, 31],
    ]);
  });

  it('of a target of numbers', () => {
    expect(of('price')).toMatchObject([{ name: 'price', stats: { mean: 30 }, before: { low: 10, high: 50 } }]);
  });

  it('is none for one-hot categories, and an issue for a column that is not used', () => {
    expect(of('island')).toEqual([]);
    expect(normalised(table, spec, 'nothing')).toMatchObject({ ok: false, issues: [{ column: 'nothing' }] });
  });

  it('is of the train rows alone', () => {
    const half = { ...spec, split: { ...spec.split, train: 0.6, dev: 0.4 } };
    const [x] = valueOf(normalised(table, half, 'price'));
    expect(x!.before.counts.reduce((a, b) => a + b, 0)).toBe(3);
  });
});
