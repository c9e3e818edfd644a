/** Numbers as people read them: true minus, exponent as 1e-5, thousands apart from 10 000. */

const minus = '\u2212';
/** Narrow, and never broken over two lines. */
const thin = '\u202f';
const space = '\u00a0';

const sign = (text: string): string => text.replaceAll('-', minus).replaceAll(`e${minus}`, 'e-').replace('e+', 'e');

const special = (x: number): string | null => {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : `${minus}∞`;
  return null;
};

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, thin);

/** To three or four significant digits: 0.107, 1.31, 2.4e-3, 12 346. Digits before the point are never dropped. */
export const significant = (x: number, digits: 3 | 4 = 3): string => {
  const named = special(x);
  if (named) return named;
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e9 || size < 1e-3) return sign(x.toExponential(digits - 1).replace(/\.?0+e/, 'e'));
  if (size >= 10 ** digits) return count(x);
  const rounded = x.toPrecision(digits);
  // 999.96 rounds up into an exponent.
  return rounded.includes('e') ? count(x) : sign(rounded);
};

/** As short as it can be said without losing a bit: what a field shows. */
export const exact = (x: number): string => {
  const named = special(x);
  if (named) return named;
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-3 || size >= 1e9)) return sign(x.toExponential());
  return sign(String(x));
};

/** A whole number in prose. */
export const count = (n: number): string => {
  const named = special(n);
  if (named) return named;
  const whole = String(Math.abs(Math.round(n)));
  return (Math.round(n) < 0 ? minus : '') + (whole.length > 4 ? grouped(whole) : whole);
};

/** "1 row", "342 rows". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** A share of one: 0.985 is "98.5 %". */
export const percent = (share: number, decimals = 1): string =>
  special(share) ?? `${sign((share * 100).toFixed(decimals))}${space}%`;

/** A time span as minutes and seconds: "0:06", "1:02:03". */
export const seconds = (span: number): string => {
  const named = special(span);
  if (named) return named;
  const whole = Math.max(0, Math.round(span));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};

/** "820 bytes", "4.1 kB", "160 MB". */
export const bytes = (n: number): string => {
  if (n < 1000) return counted(n, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = n / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)}${space}${units[unit]}`;
};

/** Many a second: "1.9 M", "820". */
export const rate = (n: number): string => {
  if (n >= 999_500)
    return `${significant(n / 1e6)
      .slice(0, 4)
      .replace(/\.$/, '')}${space}M`;
  return count(n >= 1000 ? Number(n.toPrecision(3)) : n);
};

/** Time of day of an ISO time: "14:02". */
export const clock = (iso: string): string =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** When something was, as one says it: "Today, 14:02", "Thursday", "12 November", "2 May 2024". */
export const day = (iso: string, now = new Date()): string => {
  const then = new Date(iso);
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const daysAgo = Math.ceil((midnight - then.getTime()) / 86_400_000);
  if (daysAgo <= 0) return `Today, ${clock(iso)}`;
  if (daysAgo === 1) return `Yesterday, ${clock(iso)}`;
  if (daysAgo < 7) return then.toLocaleDateString('en-GB', { weekday: 'long' });
  const year = then.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year });
};
