import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson } from './pearson';

const of = (...values: number[]) => Float64Array.from(values);

describe('Pearson’s r', () => {
  it('is 12/√(10·17.2) for (1, 1), (2, 3), (3, 2), (4, 5), (5, 6): means 3 and 3.4', () => {
    // Σ(x−3)(y−3.4) = −2·−2.4 − 1·−0.4 + 0 + 1·1.6 + 2·2.6 = 12; Σ(x−3)² = 10; Σ(y−3.4)² = 5.76 + 0.16 + 1.96 + 2.56 + 6.76 = 17.2.
    expect(pearson(of(1, 2, 3, 4, 5), of(1, 3, 2, 5, 6))).toBeCloseTo(12 / Math.sqrt(10 * 17.2), 14);
  });

  it('leaves out pairs with a value that is missing or infinite', () => {
    expect(pearson(of(1, 2, NaN, 3, 9), of(3, 2, 100, 1, Infinity))).toBeCloseTo(-1, 14);
  });

  it('is none for a constant, also where its mean is not exact, nor for fewer than three pairs', () => {
    expect(pearson(of(0.1, 0.1, 0.1, 0.1), of(1, 2, 3, 4))).toBeNaN();
    expect(pearson(of(1, 2, NaN), of(1, 2, 3))).toBeNaN();
    expect(pearson(of(), of())).toBeNaN();
  });

  it('is the same for shifted and scaled columns, as far from 0 and as large as may be', () => {
    const y = of(1, 3, 2, 5, 6);
    const r = pearson(of(1, 2, 3, 4, 5), y);
    expect(pearson(of(1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 5), y)).toBeCloseTo(r, 12);
    expect(pearson(of(1e300, 2e300, 3e300, 4e300, 5e300), y)).toBeCloseTo(r, 12);
    expect(pearson(of(1e-300, 2e-300, 3e-300, 4e-300, 5e-300), y)).toBeCloseTo(r, 12);
  });

  it('is in −1 … 1 and the same both ways', () => {
    const column = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(column, column, (x, y) => {
        const r = pearson(of(...x), of(...y));
        if (Number.isNaN(r)) return;
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(pearson(of(...y), of(...x))).toBeCloseTo(r, 12);
      }),
    );
  });
});
