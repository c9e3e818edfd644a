import { describe, expect, it } from 'vitest';
import { subjectOf } from '../testing/subject';
import { feature, fixed, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { skew, skewnessOf } from './skew';

const n = 100;
const rows = Array.from({ length: n }, (_, i) => i);
const sold = texts(
  'sold',
  rows.map((i) => (i % 2 ? 'yes' : 'no')),
);
const all = { kind: 'random', train: 1, dev: 0, test: 0 };
/** 97 even values and three far ones. */
const tail = rows.map((i) => (i < 97 ? i % 5 : 1000 * (i - 96)));

const found = (values: number[], scaler = 'z-score') => {
  const spec = specOf([feature('x', { scaler }), target('sold')], all);
  return { spec, issues: skew(subjectOf(tableOf(numbers('x', values), sold), spec)) };
};

describe('skewness', () => {
  it('of 0, 0, 0, 1 is 2/√3: μ = ¼, σ² = 3/16, mean cube 3/32', () => {
    expect(skewnessOf(Float64Array.of(0, 0, 0, 1))).toBeCloseTo(2 / Math.sqrt(3), 14);
    expect(skewnessOf(Float64Array.of(1, 2, 3))).toBe(0);
  });

  it('over 3 is told, with the logarithm as a remedy where nothing is below 0', () => {
    const { spec, issues } = found(tail);
    expect(issues).toMatchObject([{ code: 'data/skewed', level: 'info', column: 'x' }]);
    expect(fixed(spec, issues[0]!, 'Scale ‘x’ by logarithm').columns[0]!.scaler).toBe('log');
  });

  it('to the other side too, with the quartiles as a remedy', () => {
    const { spec, issues } = found(tail.map((value) => -value));
    expect(issues[0]!.message).toMatch(/^‘x’ has a long tail: skewness is −\d/);
    expect(fixed(spec, issues[0]!, 'Scale ‘x’ by quartiles').columns[0]!.scaler).toBe('robust');
  });

  it('is not told of even values, of two values, nor where the scaling sees to it', () => {
    expect(found(rows).issues).toEqual([]);
    expect(found(rows.map((i) => Number(i === 0))).issues).toEqual([]);
    expect(found(tail, 'log').issues).toEqual([]);
    expect(found(tail, 'robust').issues).toEqual([]);
  });

  it('of many columns is told at once, and mended at once', () => {
    const names = ['a', 'b', 'c', 'd'];
    const columns = names.map((name, i) =>
      numbers(
        name,
        tail.map((value) => (i === 1 ? -value : value)),
      ),
    );
    const spec = specOf([...names.map((name) => feature(name)), target('sold')], all);
    const issues = skew(subjectOf(tableOf(...columns, sold), spec));
    expect(issues).toHaveLength(1);
    expect(
      fixed(spec, issues[0]!, 'Scale these 4 columns so')
        .columns.map(({ scaler }) => scaler)
        .slice(0, 4),
    ).toEqual(['log', 'robust', 'log', 'log']);
  });
});
