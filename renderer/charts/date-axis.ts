import { dateText } from '@deepwright/engine';
import { tickedAxis, type Axis } from './scale';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Units a scale of times is cut into; months and years are of unequal length and go by the calendar. */
const unitOf = (span: number): number => (span >= 3 * day ? day : span >= 3 * hour ? hour : minute);

/** First days of months (a whole number of months apart) between two times. */
const monthTicks = (min: number, max: number, most: number): number[] => {
  const monthsOf = (time: number): number => {
    const date = new Date(time);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const least = (monthsOf(max) - monthsOf(min)) / most;
  const years = 12 * 10 ** Math.max(0, Math.floor(Math.log10(least / 12)));
  const step =
    [1, 2, 3, 6, 12].find((months) => months >= least) ?? years * ([1, 2, 5, 10].find((m) => m * years >= least) ?? 10);
  const ticks: number[] = [];
  for (let month = Math.ceil(monthsOf(min) / step) * step; month <= monthsOf(max); month += step) {
    const time = Date.UTC(2000, month - 24_000, 1);
    if (time >= min && time <= max) ticks.push(time);
  }
  return ticks;
};

/** Exact bounds in milliseconds since 1970 (UTC), with at most about `most` ticks at round days or times, and their texts. */
export const dateAxis = (min: number, max: number, most: number): Axis & { texts: readonly string[] } => {
  if (max - min >= 90 * day) {
    const ticks = monthTicks(min, max, most);
    return { min, max, ticks, texts: ticks.map((time) => dateText(time).slice(0, 7)) };
  }
  const unit = unitOf(max - min);
  const ticks = tickedAxis(min / unit, max / unit, most, true).ticks.map((n) => n * unit);
  return { min, max, ticks, texts: ticks.map((time) => dateText(time).slice(unit === day ? 0 : 5)) };
};
