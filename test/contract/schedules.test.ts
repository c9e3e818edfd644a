import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Param, ParamValue } from '../../engine/src/params/param';
import { defaults } from '../../engine/src/params/fill';
import type { AnySchedule, Moment } from '../../engine/src/schedules/_schedule';
import { schedules } from '../../engine/src/schedules/_registry';

const moment: fc.Arbitrary<Moment> = fc
  .record({
    epochs: fc.integer({ min: 1, max: 100_000 }),
    stepsPerEpoch: fc.integer({ min: 1, max: 10_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ epochs, stepsPerEpoch, share }) => {
    const epoch = 1 + Math.floor(share * (epochs - 1));
    return { epoch, epochs, stepsPerEpoch, step: epoch * stepsPerEpoch };
  });

/** Any value that a parameter allows, the ends of its range most often. */
const allowed = (param: Param): fc.Arbitrary<ParamValue> => {
  if (param.type === 'int')
    return fc.oneof(
      fc.constantFrom(param.min, param.max, param.default),
      fc.integer({ min: param.min, max: param.max }),
    );
  if (param.type === 'float')
    return fc.oneof(
      fc.constantFrom(param.min, param.max, param.default),
      fc.double({ min: param.min, max: param.max, noNaN: true }),
    );
  return fc.constant(param.default);
};

const alpha = fc.double({ min: 1e-6, max: 10, noNaN: true });

describe.each(Object.entries(schedules) as [string, AnySchedule][])('%s', (_, schedule) => {
  const values = fc.record(
    Object.fromEntries(Object.entries(schedule.params).map(([name, param]) => [name, allowed(param)])),
  );

  it('gives a finite, positive rate at any moment, for any parameters in range', () => {
    fc.assert(
      fc.property(alpha, moment, values, (alpha0, at, p) => {
        const rate = schedule.rate(alpha0, at, p);
        expect(Number.isFinite(rate)).toBe(true);
        expect(rate).toBeGreaterThan(0);
      }),
    );
  });

  it('is pure: the same moment gives the same rate, in whatever order it is asked', () => {
    const p = Object.freeze(defaults(schedule.params));
    const moments = Array.from({ length: 50 }, (_each, i): Moment =>
      Object.freeze({ epoch: i + 1, step: 10 * (i + 1), stepsPerEpoch: 10, epochs: 50 }),
    );
    const forwards = moments.map((at) => schedule.rate(0.1, at, p));
    const backwards = [...moments].reverse().map((at) => schedule.rate(0.1, at, p));
    expect(backwards.reverse()).toEqual(forwards);
  });

  it('is in proportion to the starting rate', () => {
    fc.assert(
      fc.property(alpha, moment, values, (alpha0, at, p) => {
        expect(schedule.rate(2 * alpha0, at, p) / schedule.rate(alpha0, at, p)).toBeCloseTo(2, 9);
      }),
    );
  });
});
