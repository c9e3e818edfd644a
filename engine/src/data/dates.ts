import { dayMs, dayOfMonth, hourMs, midnightOf, minuteMs, modulo, monthOf, yearOf } from './calendar';

/** How dates are written: read and told by a pattern such as `dd.MM.yyyy`. A time of day may follow any of them. */

interface DatePattern {
  pattern: string;
  test: RegExp;
  /** Places of year, month and day among the groups. */
  order: readonly [year: number, month: number, day: number];
}

const time = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?`;

const written = (pattern: string, date: string, ...order: [number, number, number]): DatePattern => ({
  pattern,
  test: new RegExp(`^${date}${time}$`, 'i'),
  order,
});

const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/** In the order they are tried. Where both fit, the day is taken to come before the month. */
const patterns: readonly DatePattern[] = [
  written('yyyy-MM-dd', String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`, 1, 2, 3),
  written('yyyy/MM/dd', String.raw`(\d{4})/(\d{1,2})/(\d{1,2})`, 1, 2, 3),
  written('dd.MM.yyyy', String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4})`, 3, 2, 1),
  written('dd/MM/yyyy', String.raw`(\d{1,2})/(\d{1,2})/(\d{4})`, 3, 2, 1),
  written('MM/dd/yyyy', String.raw`(\d{1,2})/(\d{1,2})/(\d{4})`, 3, 1, 2),
  written('dd-MM-yyyy', String.raw`(\d{1,2})-(\d{1,2})-(\d{4})`, 3, 2, 1),
  written('MM-dd-yyyy', String.raw`(\d{1,2})-(\d{1,2})-(\d{4})`, 3, 1, 2),
  written('dd MMM yyyy', String.raw`(\d{1,2})[ -]${month}[ -](\d{4})`, 3, 2, 1),
  written('MMM dd, yyyy', String.raw`${month} (\d{1,2}),? (\d{4})`, 3, 1, 2),
  written('dd.MM.yy', String.raw`(\d{1,2})\.(\d{1,2})\.(\d{2})`, 3, 2, 1),
  written('dd/MM/yy', String.raw`(\d{1,2})/(\d{1,2})/(\d{2})`, 3, 2, 1),
  written('MM/dd/yy', String.raw`(\d{1,2})/(\d{1,2})/(\d{2})`, 3, 1, 2),
];

export const datePatterns: readonly string[] = patterns.map(({ pattern }) => pattern);

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthIn = (text: string): number => {
  const named = monthNames.indexOf(text.slice(0, 3).toLowerCase());
  return named >= 0 ? named + 1 : Number(text);
};

/** Two digits are of 1969 to 2068, as in POSIX. */
const yearIn = (text: string): number => {
  const year = Number(text);
  return text.length > 2 ? year : year < 69 ? 2000 + year : 1900 + year;
};

const zoneOf = (text: string | undefined): number => {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text ?? '') ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs : 0;
};

/** Milliseconds since 1970 (UTC) of a text written in that pattern; NaN when it is not, or is no date. */
const read = (text: string, { test, order }: DatePattern): number => {
  const found = test.exec(text);
  if (!found) return NaN;
  const [year, month, day] = order.map((place) => found[place] ?? '') as [string, string, string];
  const [hours = '0', minutes = '0', seconds = '0', fraction = '0', zone] = found.slice(4);
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return NaN;
  const ofDay = (Number(hours) * 60 + Number(minutes)) * minuteMs + Number(seconds) * 1000;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  return midnightOf(yearIn(year), monthIn(month), Number(day)) + ofDay + milliseconds - zoneOf(zone);
};

/** A reader for one pattern; null when there is none of that name. */
export const dateReader = (pattern: string): ((text: string) => number) | null => {
  const known = patterns.find((each) => each.pattern === pattern);
  return known ? (text) => read(text, known) : null;
};

const iso = patterns[0]!;
/** A date in ISO 8601, `2026-11-22` or with a time; NaN when the text is none. */
export const readIsoDate = (text: string): number => read(text.trim(), iso);

const digits = (n: number, length: number): string => String(n).padStart(length, '0');

/** A date as ISO 8601 writes it, with the time only where it is not midnight. */
export const dateText = (ms: number): string => {
  if (!Number.isFinite(ms)) return '';
  const day = `${digits(yearOf(ms), 4)}-${digits(monthOf(ms), 2)}-${digits(dayOfMonth(ms), 2)}`;
  const time = modulo(ms, dayMs);
  if (time === 0) return day;
  const clock = `${digits(Math.floor(time / hourMs), 2)}:${digits(Math.floor(modulo(time, hourMs) / minuteMs), 2)}`;
  const milliseconds = modulo(time, minuteMs);
  if (milliseconds === 0) return `${day} ${clock}`;
  const fraction = modulo(milliseconds, 1000) === 0 ? '' : `.${digits(Math.floor(modulo(milliseconds, 1000)), 3)}`;
  return `${day} ${clock}:${digits(Math.floor(milliseconds / 1000), 2)}${fraction}`;
};
