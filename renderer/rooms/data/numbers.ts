import { exact, significant } from '../../ui/format';

/** A value of the file as it is, where that is short; to four digits where it is not. */
export const short = (x: number): string => (exact(x).length <= 7 ? exact(x) : significant(x, 4));

const written = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Whether the text of a cell is a number as the reader of the file sees it, so that one that is none is marked where it
 * stands. With a decimal comma a point is no part of a number.
 */
export const readsAsNumber = (text: string, decimal: '.' | ','): boolean => {
  if (decimal === ',' && text.includes('.')) return false;
  return written.test(decimal === ',' ? text.trim().replace(',', '.') : text.trim());
};
