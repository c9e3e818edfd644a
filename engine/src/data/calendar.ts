/**
 * Dates in milliseconds since 1970-01-01 00:00 UTC, by whole-number arithmetic: the Gregorian calendar without a beginning,
 * of which every 400 years have 146 097 days.
 */

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
const cycleDays = 146_097;

/** What is left of x after whole steps, never negative. */
export const modulo = (x: number, step: number): number => x - Math.floor(x / step) * step;

/** Days from 0000-03-01 to that day. A year that starts in March ends with the leap day, if it has one. */
const sinceMarch = (ms: number): number => Math.floor(ms / dayMs) + 719_468;

/** Whole years (from March) within the 400 that a day of theirs, counted from 0, has behind it. */
const yearInCycle = (day: number): number =>
  Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365);

/** Day of the year that starts on 1 March, from 0. */
const dayOfYear = (ms: number): number => {
  const day = modulo(sinceMarch(ms), cycleDays);
  const year = yearInCycle(day);
  return day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
};

/** 0 is March, 11 February: from March on, months of 31 and 30 days alternate so that a straight line finds them. */
const monthFromMarch = (day: number): number => Math.floor((5 * day + 2) / 153);

export const monthOf = (ms: number): number => modulo(monthFromMarch(dayOfYear(ms)) + 2, 12) + 1;

export const yearOf = (ms: number): number => {
  const days = sinceMarch(ms);
  const fromMarch = 400 * Math.floor(days / cycleDays) + yearInCycle(modulo(days, cycleDays));
  return monthFromMarch(dayOfYear(ms)) < 10 ? fromMarch : fromMarch + 1;
};

export const dayOfMonth = (ms: number): number => {
  const day = dayOfYear(ms);
  return day - Math.floor((153 * monthFromMarch(day) + 2) / 5) + 1;
};

/** Midnight of a day; NaN when there is no such day (30 February). */
export const midnightOf = (year: number, month: number, day: number): number => {
  const fromMarch = month > 2 ? year : year - 1;
  const inCycle = modulo(fromMarch, 400);
  const ofYear = Math.floor((153 * modulo(month + 9, 12) + 2) / 5) + day - 1;
  const days = 365 * inCycle + Math.floor(inCycle / 4) - Math.floor(inCycle / 100) + ofYear;
  const ms = (Math.floor(fromMarch / 400) * cycleDays + days - 719_468) * dayMs;
  return yearOf(ms) === year && monthOf(ms) === month && dayOfMonth(ms) === day ? ms : NaN;
};
