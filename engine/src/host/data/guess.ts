import type { ReadOptions } from '../../project/document';
import type { MissingRule } from './missing';
import { areCodes, enough, numberOf, surelyComma } from './number-text';

/** What the first part of a file suggests about its cells; the whole of it is judged when it is read. */
export interface Guess {
  decimal: '.' | ',';
  /** Columns that seem to be numbers throughout. */
  numbers: readonly boolean[];
}

/** The different present texts of a column, without the spaces around them. */
const presentTexts = (records: readonly (readonly string[])[], column: number, missing: MissingRule): string[] =>
  records.map((record) => (record[column] ?? '').trim()).filter((text) => !missing.isMissing(text));

const isNumeric = (texts: readonly string[], decimal: '.' | ','): boolean =>
  enough(texts.filter((text) => !Number.isNaN(numberOf(text, decimal))).length, texts.length);

/**
 * Guesses from the first records. The comma is the decimal sign when it makes columns numeric that the point does not,
 * and surely is no thousands sign.
 */
export const guessColumns = (
  records: readonly (readonly string[])[],
  columns: number,
  missing: MissingRule,
  chosen: ReadOptions['decimal'],
): Guess => {
  const texts = Array.from({ length: columns }, (_, i) => presentTexts(records, i, missing));
  const count = (decimal: '.' | ','): number => texts.filter((each) => isNumeric(each, decimal)).length;
  const commas = (): boolean => texts.some((each) => each.some(surelyComma));
  const decimal = chosen ?? (count(',') > count('.') && commas() ? ',' : '.');
  return { decimal, numbers: texts.map((each) => isNumeric(each, decimal) && !areCodes(each)) };
};
