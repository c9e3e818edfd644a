import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Param, ParamRecord, Params, ParamValue } from '../../engine/src/params/param';
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
  if (param.type === 'oneOf') return fc.constantFrom(...param.choices.map(({ value }) => value));
  // Also what the check of the form would not let through: a schedule must not turn it into NaN.
  if (param.type === 'list') {
    const number = fc.oneof(fc.integer({ min: -5, max: 100 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
    return fc.array(fc.array(number, { minLength: param.columns.length, maxLength: param.columns.length }));
  }
  return fc.constant(param.default);
};

/** The values of `allowed`, in a table only the default: its rates are absolute. */
const inProportion = (param: Param): fc.Arbitrary<ParamValue> =>
  param.type === 'list' ? fc.constant(param.default) : allowed(param);

const alpha = fc.double({ min: 1e-6, max: 10, noNaN: true });

const recordOf = (params: Params, values: (param: Param) => fc.Arbitrary<ParamValue>): fc.Arbitrary<ParamRecord> =>
  fc.record(Object.fromEntries(Object.entries(params).map(([name, param]) => [name, values(param)])));

describe.each(Object.entries(schedules) as [string, AnySchedule][])('%s', (_, schedule) => {
  it('gives a finite rate, never below 0, at any moment, for any parameters in range', () => {
    fc.assert(
      fc.property(alpha, moment, recordOf(schedule.params, allowed), (alpha0, at, p) => {
        const rate = schedule.rate(alpha0, at, p);
        expect(Number.isFinite(rate)).toBe(true);
        expect(rate).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('keeps the rate above 0 for the first hundred epochs at least, however long the run', () => {
    const early = moment.map((at): Moment => {
      const epoch = Math.min(100, at.epoch);
      return { ...at, epoch, step: epoch * at.stepsPerEpoch };
    });
    fc.assert(
      fc.property(alpha, early, recordOf(schedule.params, allowed), (alpha0, at, p) => {
        expect(schedule.rate(alpha0, at, p)).toBeGreaterThan(0);
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
      fc.property(alpha, moment, recordOf(schedule.params, inProportion), (alpha0, at, p) => {
        const doubled = schedule.rate(2 * alpha0, at, p);
        const error = Math.abs(doubled - 2 * schedule.rate(alpha0, at, p));
        expect(error).toBeLessThanOrEqual(1e-9 * doubled + Number.MIN_VALUE);
      }),
    );
  });
});
