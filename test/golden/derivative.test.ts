import { describe, expect, it } from 'vitest';
import { differenceErrors, logLogSlope, oneSided, twoSided } from '../../engine/src/check/difference';

const cube = (theta: number): number => theta * theta * theta;

/** ε from 1e-3 to 1e-1, evenly on a logarithmic axis. */
const epsilons = Array.from({ length: 9 }, (_, i) => 10 ** (-3 + i / 4));

describe('T30: θ³ at 1, whose derivative is 3', () => {
  it('T30: two-sided, ε = .01: 3.0001, error 1e-4', () => {
    const quotient = twoSided(cube, 1, 0.01);
    expect(quotient).toBeCloseTo(3.0001, 10);
    expect(Math.abs(quotient - 3)).toBeCloseTo(1e-4, 10);
  });

  it('T30: one-sided, ε = .01: 3.0301, error .0301', () => {
    const quotient = oneSided(cube, 1, 0.01);
    expect(quotient).toBeCloseTo(3.0301, 10);
    expect(Math.abs(quotient - 3)).toBeCloseTo(0.0301, 10);
  });

  it('T30: the errors fall by ε² and by ε: slopes 2 ± .1 and 1 ± .1 for ε from 1e-3 to 1e-1', () => {
    const { oneSided: one, twoSided: two } = differenceErrors(cube, 3, 1, epsilons);
    expect(Math.abs(two.slope - 2)).toBeLessThan(0.1);
    expect(Math.abs(one.slope - 1)).toBeLessThan(0.1);
    // ε² and 3ε + ε², as the binomial formula has it.
    epsilons.forEach((epsilon, i) => {
      expect(two.errors[i]! / (epsilon * epsilon)).toBeCloseTo(1, 6);
      expect(one.errors[i]! / (3 * epsilon + epsilon * epsilon)).toBeCloseTo(1, 9);
    });
  });

  it('T30: another function shows the same slopes: eᶿ at 0.5', () => {
    const { oneSided: one, twoSided: two } = differenceErrors(Math.exp, Math.exp(0.5), 0.5, epsilons);
    expect(Math.abs(two.slope - 2)).toBeLessThan(0.1);
    expect(Math.abs(one.slope - 1)).toBeLessThan(0.1);
  });
});

describe('the slope on two logarithmic axes', () => {
  it('is the power of a power law', () => {
    const x = [0.1, 1, 7, 30];
    expect(
      logLogSlope(
        x,
        x.map((each) => 5 * Math.sqrt(each) ** 3),
      ),
    ).toBeCloseTo(1.5, 12);
  });

  it('leaves out errors of exactly 0, as of a straight line, and is NaN when nothing is left', () => {
    expect(logLogSlope([1, 2, 4], [3, 0, 12])).toBeCloseTo(1, 12);
    expect(logLogSlope([1, 2], [0, 5])).toBeNaN();
    expect(differenceErrors((theta) => theta * theta, 2, 1, [0.5, 0.25, 0.125]).twoSided).toEqual({
      errors: [0, 0, 0],
      slope: NaN,
    });
  });
});
