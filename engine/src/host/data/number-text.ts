const withPoint = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const withComma = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a text is with this decimal sign, NaN when it is none. With a decimal comma a point is no part of a
 * number: `1.234` could be meant either way. What overflows is no number either.
 */
export const numberOf = (trimmed: string, decimal: '.' | ','): number => {
  if (!(decimal === '.' ? withPoint : withComma).test(trimmed)) return NaN;
  const value = Number(decimal === '.' ? trimmed : trimmed.replace(',', '.'));
  return Number.isFinite(value) ? value : NaN;
};

/** Whether a text is a number with either decimal sign: to see how a file is written before it is read. */
export const looksNumeric = (text: string): boolean => withPoint.test(text.trim().replace(',', '.'));

/** `1,5` but not `1,500`, which may have a thousands separator. */
export const surelyComma = (trimmed: string): boolean =>
  /^[+-]?\d*,\d+$/.test(trimmed) && !/^[+-]?[1-9]\d{0,2}(,\d{3})+$/.test(trimmed);

/**
 * Whether texts are codes written in digits, `00734`: all equally long and some with a zero at the front, which a number
 * would lose. Two digits are rather a day or a month.
 */
export const areCodes = (texts: Iterable<string>): boolean => {
  let length = -1;
  let zero = false;
  for (const text of texts) {
    if (!/^\d{3,}$/.test(text) || (length >= 0 && text.length !== length)) return false;
    length = text.length;
    zero ||= text.startsWith('0');
  }
  return zero;
};

/** A column is numbers (or dates) when at least this share of its present cells is; the others are told one by one. */
export const enough = (fitting: number, present: number): boolean => present > 0 && fitting >= 0.9 * present;
