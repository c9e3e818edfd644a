import { describe, expect, it } from 'vitest';
import { stream } from '../random/stream';
import { category, feature, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { correlations } from './correlations';

const at = (found: ReturnType<typeof correlations>, a: string, b: string) =>
  found.values[found.names.indexOf(a) * found.names.length + found.names.indexOf(b)]!;

describe('correlations', () => {
  it('are of numbers and of categories with two values, the target first, over the rows in which both are', () => {
    const table = tableOf(
      numbers('a', [1, 2, 3, 4, NaN]),
      numbers('b', [-2, -4, -6, -8, 3]),
      texts('sex', ['f', 'm', 'f', 'm', 'f']),
      texts('three', ['u', 'v', 'w', 'u', 'v']),
      numbers('left out', [1, 2, 3, 4, 5]),
      numbers('y', [1, 3, 2, 5, 6]),
    );
    const spec = specOf([
      feature('a'),
      feature('b'),
      category('sex'),
      category('three'),
      feature('left out', { role: 'ignore' }),
      target('y', 'number'),
    ]);
    const found = correlations(table, spec);
    expect(found.names).toEqual(['y', 'a', 'b', 'sex']);
    expect(found.of).toBe(4);
    expect(at(found, 'a', 'b')).toBeCloseTo(-1, 14);
    // f m f m as 0 1 0 1 with 1 2 3 4: Σ = 1·0.5 of deviations ±0.5 and ±1.5, ±0.5: (0.75 − 0.25 − 0.25 + 0.75) / √(1·5).
    expect(at(found, 'a', 'sex')).toBeCloseTo(1 / Math.sqrt(5), 14);
    expect(at(found, 'sex', 'a')).toBe(at(found, 'a', 'sex'));
    expect(at(found, 'y', 'y')).toBe(1);
  });

  it('of many columns shows 60: the target and those that go with it most', () => {
    const random = stream(1, 'test');
    const y = Array.from({ length: 200 }, () => random.normal());
    const columns = Array.from({ length: 70 }, (_, i) => {
      // The last ten columns follow the target, each less closely than the one before.
      const share = i < 60 ? 0 : 1 / (i - 59);
      return numbers(
        `c${i}`,
        y.map((value) => share * value + (1 - share) * 0.2 * random.normal()),
      );
    });
    const spec = specOf([...columns.map(({ name }) => feature(name)), target('y', 'number')]);
    const found = correlations(tableOf(...columns, numbers('y', y)), spec);
    expect(found.names).toHaveLength(60);
    expect(found.values).toHaveLength(3600);
    expect(found.of).toBe(71);
    expect(found.names.slice(0, 4)).toEqual(['y', 'c60', 'c61', 'c62']);
  });

  it('of many rows looks at evenly spaced ones', () => {
    const n = 100_000;
    const rows = Array.from({ length: n }, (_, i) => i);
    const table = tableOf(
      numbers('x', rows),
      numbers(
        'square',
        rows.map((i) => i * i),
      ),
    );
    const found = correlations(table, specOf([feature('x'), feature('square')]));
    // Of x and x² over [0, 1]: (1/12) / √(1/12 · 4/45) = √15/4.
    expect(at(found, 'x', 'square')).toBeCloseTo(Math.sqrt(15) / 4, 3);
  });

  it('have no number for a constant column', () => {
    const table = tableOf(numbers('x', [1, 2, 3]), numbers('__proto__', [7, 7, 7]));
    const found = correlations(table, specOf([feature('x'), feature('__proto__')]));
    expect([...found.values]).toEqual([1, NaN, NaN, NaN]);
  });
});
