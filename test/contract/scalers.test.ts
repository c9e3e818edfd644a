import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scalers } from '../../engine/src/scalers/_registry';
import type { ScalerDef } from '../../engine/src/scalers/_scaler';

const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const column = fc.float64Array({ min: -1e9, max: 1e9, noNaN: true, minLength: 1, maxLength: 50 });

describe.each(Object.entries(scalers) as [string, ScalerDef][])('%s', (_, scaler) => {
  it('inverts what it applies', () => {
    fc.assert(
      fc.property(column, value, (values, x) => {
        const stats = scaler.fit(values);
        const back = scaler.invert(scaler.apply(x, stats), stats);
        const scale = Math.max(1, Math.abs(x), ...values.map(Math.abs));
        expect(Math.abs(back - x)).toBeLessThanOrEqual(1e-12 * scale);
      }),
    );
  });

  it('takes a spread that is only rounding for none', () => {
    const stats = scaler.fit(Float64Array.of(0, 5e-324));
    expect(scaler.invert(scaler.apply(-8.9e-16, stats), stats)).toBe(-8.9e-16);
  });

  it('has finite numbers to store, also of a constant column, one row or none', () => {
    for (const values of [[5, 5, 5], [3], [], [0, 0], [-1e300, 1e300], [-1.7e308, 1.7e308], [0, 1e308]]) {
      const stats = scaler.fit(Float64Array.from(values));
      expect(Object.values(stats).every(Number.isFinite)).toBe(true);
      expect(scaler.apply(7, stats)).toSatisfy(Number.isFinite);
    }
  });

  it('keeps the order of values', () => {
    fc.assert(
      fc.property(column, value, value, (values, a, b) => {
        const stats = scaler.fit(values);
        if (a < b) expect(scaler.apply(a, stats)).toBeLessThanOrEqual(scaler.apply(b, stats));
      }),
    );
  });

  it('does not change the values it learns from', () => {
    const values = Float64Array.of(3, 1, 2);
    scaler.fit(values);
    expect([...values]).toEqual([3, 1, 2]);
  });
});
