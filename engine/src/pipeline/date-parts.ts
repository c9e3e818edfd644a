import { dayMs, dayOfMonth, hourMs, minuteMs, modulo, monthOf, yearOf } from '../data/calendar';
import type { DatePart } from '../project/document';

const readers: Readonly<Record<DatePart, (ms: number) => number>> = {
  year: yearOf,
  month: monthOf,
  day: dayOfMonth,
  // 1970-01-01 was a Thursday.
  weekday: (ms) => modulo(Math.floor(ms / dayMs) + 3, 7),
  hour: (ms) => Math.floor(modulo(ms, dayMs) / hourMs),
  minute: (ms) => Math.floor(modulo(ms, hourMs) / minuteMs),
  elapsed: (ms) => ms / dayMs,
};

/** One part of each of these dates; NaN where there is none. */
export const partsOf = (part: DatePart, times: Float64Array): Float64Array => times.map(readers[part]);
