import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateParts } from '../project/document';
import { partsOf } from './date-parts';

const partsAt = (ms: number) => dateParts.map((part) => partsOf(part, Float64Array.of(ms))[0]);

/** By the platform's own calendar. */
const byDate = (ms: number) => {
  const date = new Date(ms);
  return [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    (date.getUTCDay() + 6) % 7,
    date.getUTCHours(),
    date.getUTCMinutes(),
    ms / 86_400_000,
  ];
};

describe('the parts of a date', () => {
  it.each<[string, number[]]>([
    // year, month, day, weekday (0 is Monday), hour, minute
    ['1970-01-01T00:00Z', [1970, 1, 1, 3, 0, 0]],
    ['1969-12-31T23:59:59.999Z', [1969, 12, 31, 2, 23, 59]],
    ['2000-02-29T12:30Z', [2000, 2, 29, 1, 12, 30]],
    ['1900-03-01T00:00Z', [1900, 3, 1, 3, 0, 0]],
    ['1900-02-28T23:00Z', [1900, 2, 28, 2, 23, 0]],
    ['2023-12-31T00:00Z', [2023, 12, 31, 6, 0, 0]],
    ['2024-02-29T00:00Z', [2024, 2, 29, 3, 0, 0]],
    ['2024-03-01T00:00Z', [2024, 3, 1, 4, 0, 0]],
    ['1752-09-14T00:00Z', [1752, 9, 14, 3, 0, 0]],
  ])('of %s', (text, expected) => {
    expect(partsAt(Date.parse(text)).slice(0, 6)).toEqual(expected);
  });

  it('elapsed: days since 1970, with the part of a day, before it negative', () => {
    expect([...partsOf('elapsed', Float64Array.of(36 * 3_600_000, -6 * 3_600_000))]).toEqual([1.5, -0.25]);
  });

  it('agree with the calendar of the platform, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (ms) => {
        expect(partsAt(ms)).toEqual(byDate(ms));
      }),
      { numRuns: 2000 },
    );
  });

  it('of a gap are gaps', () => {
    expect(partsAt(NaN)).toEqual(dateParts.map(() => NaN));
  });
});
