import { describe, expect, it } from 'vitest';
import { checkValues } from '../../engine/src/params/check';
import { defaults } from '../../engine/src/params/fill';
import { cosine } from '../../engine/src/schedules/_cosine';
import { power } from '../../engine/src/schedules/_power';
import { schedules } from '../../engine/src/schedules/_registry';
import type { AnySchedule } from '../../engine/src/schedules/_schedule';

const alpha0 = 0.2;

/** Rates at some epochs of a run of 100 with one mini-batch each. */
const ratesAt = (schedule: AnySchedule, epochs: readonly number[], params: object = {}): number[] =>
  epochs.map((epoch) =>
    schedule.rate(
      alpha0,
      { epoch, step: epoch, stepsPerEpoch: 1, epochs: 100 },
      { ...defaults(schedule.params), ...params },
    ),
  );

const expectRates = (rates: readonly number[], expected: readonly number[], digits: number): void => {
  expect(rates).toHaveLength(expected.length);
  expected.forEach((rate, i) => expect(rates[i]).toBeCloseTo(rate, digits));
};

it('T43: inverse-time decay, α₀ = 0.2, rate 1, epochs 1 to 4', () => {
  expectRates(ratesAt(schedules['inverse-time'], [1, 2, 3, 4], { rate: 1 }), [0.1, 0.2 / 3, 0.05, 0.04], 15);
});

describe('T44: exponential decay', () => {
  it('T44: α₀ = 0.2, base 0.95, epochs 1 to 4', () => {
    expectRates(ratesAt(schedules.exponential, [1, 2, 3, 4]), [0.19, 0.1805, 0.171475, 0.162901], 6);
  });

  it('T44: the power of a whole exponent is that of repeated multiplication', () => {
    let product = 1;
    for (let n = 0; n <= 300; n++, product *= 0.95) expect(power(0.95, n) / product).toBeCloseTo(1, 12);
    expect(power(0.5, 60)).toBe(1 / 1_152_921_504_606_846_976);
    expect(power(3, 33)).toBe(5_559_060_566_555_523);
    expect(power(0, 0)).toBe(1);
  });
});

describe('T45: inverse square root, α₀ = 0.2, k = 1', () => {
  const expected = [0.2, 0.141421, 0.11547, 0.1];

  it('T45: k/√epoch at epochs 1 to 4', () => {
    expectRates(ratesAt(schedules['inverse-sqrt'], [1, 2, 3, 4]), expected, 6);
  });

  it('T45: k/√t at mini-batches 1 to 4, all in the first epoch', () => {
    const schedule: AnySchedule = schedules['inverse-sqrt'];
    const rates = [1, 2, 3, 4].map((step) =>
      schedule.rate(alpha0, { epoch: 1, step, stepsPerEpoch: 4, epochs: 1 }, { k: 1, per: 'step' }),
    );
    expectRates(rates, expected, 6);
  });

  it('T45: k multiplies every rate', () => {
    expectRates(ratesAt(schedules['inverse-sqrt'], [1, 4], { k: 3 }), [0.6, 0.3], 15);
  });
});

describe('T46: staircase and table', () => {
  it('T46: ½ every 10, at epochs 0, 9, 10, 19, 20', () => {
    const rates = ratesAt(schedules.staircase, [0, 9, 10, 19, 20], { factor: 0.5, period: 10 });
    expectRates(rates, [0.2, 0.2, 0.1, 0.1, 0.05], 15);
  });

  it('T46: the rows of a table hold from their epoch on, in whatever order they stand', () => {
    const table = [
      [20, 0.001],
      [5, 0.03],
      [10, 0.01],
    ];
    const epochs = [1, 4, 5, 9, 10, 19, 20, 100];
    const expected = [0.2, 0.2, 0.03, 0.03, 0.01, 0.01, 0.001, 0.001];
    expect(ratesAt(schedules.manual, epochs, { table })).toEqual(expected);
    expect(ratesAt(schedules.manual, epochs, { table: [...table].reverse() })).toEqual(expected);
  });

  it('T46: an empty table leaves α₀, and a row at epoch 0 or 1 takes its place', () => {
    expect(ratesAt(schedules.manual, [1, 50])).toEqual([0.2, 0.2]);
    expect(ratesAt(schedules.manual, [1], { table: [[0, 0.5]] })).toEqual([0.5]);
    expect(ratesAt(schedules.manual, [1], { table: [[1, 0.5]] })).toEqual([0.5]);
  });

  it('T46: of two rows for one epoch the lower one counts', () => {
    const table = [
      [3, 0.5],
      [3, 0.4],
    ];
    expect(ratesAt(schedules.manual, [3], { table })).toEqual([0.4]);
  });

  it('T46: rows that make no sense are passed over', () => {
    const table = [[-1, 0.7], [1, 0], [2, -0.1], [3, NaN], [NaN, 0.6], [4, Infinity], [5], [], [6, 0.05]];
    expect(ratesAt(schedules.manual, [1, 2, 3, 4, 5, 6], { table })).toEqual([0.2, 0.2, 0.2, 0.2, 0.2, 0.05]);
  });

  it('T46: the form refuses rows with an epoch below 0 or without a positive rate', () => {
    const issues = (row: readonly number[]) => checkValues(schedules.manual.params, { table: [row] });
    expect(issues([0, 0.1])).toEqual([]);
    expect(issues([-1, 0.1])).toHaveLength(1);
    expect(issues([1, 0])).toHaveLength(1);
    expect(issues([1, -0.1])).toHaveLength(1);
  });
});

describe('cosine', () => {
  it('agrees with Math.cos to 1e-14 from 0 to π', () => {
    for (let i = 0; i <= 100_000; i++) {
      const x = (Math.PI * i) / 100_000;
      expect(Math.abs(cosine(x) - Math.cos(x))).toBeLessThan(1e-14);
    }
  });

  it('falls from α₀ over half to near 0, by mini-batches', () => {
    const schedule: AnySchedule = schedules.cosine;
    const rates = Array.from({ length: 1000 }, (_, i) =>
      schedule.rate(
        alpha0,
        { epoch: 1 + Math.floor(i / 20), step: i + 1, stepsPerEpoch: 20, epochs: 50 },
        { floor: 0 },
      ),
    );
    expect(rates[0]).toBe(alpha0);
    rates.forEach((rate, i) => expect(rate).toBeCloseTo((alpha0 * (1 + Math.cos((Math.PI * i) / 1000))) / 2, 15));
    expect(rates[999]).toBeGreaterThan(0);
    expect(rates[999]).toBeLessThan(1e-5 * alpha0);
  });

  it('ends at its floor', () => {
    expect(ratesAt(schedules.cosine, [101], { floor: 0.1 })[0]).toBeCloseTo(0.02, 15);
    expect(ratesAt(schedules.cosine, [1, 50, 100], { floor: 1 })).toEqual([0.2, 0.2, 0.2]);
  });
});
