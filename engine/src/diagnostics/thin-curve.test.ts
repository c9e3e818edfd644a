import { describe, expect, it } from 'vitest';
import { thinCurve } from './thin-curve';

describe('thinning a curve', () => {
  it('leaves a short one as it is', () => {
    expect(thinCurve([0, 1, 2], [5, 5, 5], 3)).toEqual([0, 1, 2]);
    expect(thinCurve([], [], 2)).toEqual([]);
  });

  it('keeps both ends and drops what lies on a straight line', () => {
    const x = Array.from({ length: 100 }, (_, i) => i);
    expect(thinCurve(x, x, 10)).toEqual([0, 99]);
  });

  it('finds the corners of a staircase among a thousand points', () => {
    // Up to (0, 1), across to (1, 1), up to (1, 2): corners at 250 and 750.
    const x = Array.from({ length: 1000 }, (_, i) => Math.min(1, Math.max(0, (i - 250) / 500)));
    const y = Array.from({ length: 1000 }, (_, i) => (i < 250 ? i / 250 : i < 750 ? 1 : 1 + (i - 750) / 249));
    expect(thinCurve(x, y, 4)).toEqual([0, 250, 750, 999]);
  });

  it('keeps a lone peak however narrow', () => {
    const y = new Float64Array(5000);
    y[3333] = 1;
    expect(
      thinCurve(
        y.map((_, i) => i),
        y,
        6,
      ),
    ).toContain(3333);
  });
});
