import { expect, it } from 'vitest';
import { dateAxis } from './date-axis';

const at = (text: string): number => Date.parse(`${text}Z`);

it('goes by months and years over long spans', () => {
  const months = dateAxis(at('2025-01-20T00:00'), at('2025-12-02T00:00'), 4);
  expect(months.texts).toEqual(['2025-04', '2025-07', '2025-10']);
  expect(months.ticks[0]).toBe(at('2025-04-01T00:00'));
  expect(dateAxis(at('1961-03-01T00:00'), at('2019-06-01T00:00'), 4).texts).toEqual(['1980-01', '2000-01']);
});

it('goes by days and times over short ones', () => {
  // Every fifth day since 1970-01-01; the 20 760th day after it is 2026-11-03.
  const days = dateAxis(at('2026-11-01T06:00'), at('2026-11-21T00:00'), 4);
  expect(days.ticks[0]).toBe(20_760 * 86_400_000);
  expect(days.texts).toEqual(['2026-11-03', '2026-11-08', '2026-11-13', '2026-11-18']);
  const hours = dateAxis(at('2026-11-21T22:30'), at('2026-11-22T03:30'), 6);
  expect(hours.texts).toEqual(['11-21 23:00', '11-22', '11-22 01:00', '11-22 02:00', '11-22 03:00']);
});
