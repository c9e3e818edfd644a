import { dateText, readIsoDate } from '../data/dates';
import type { Column } from '../data/table';

/**
 * Cells of a column as a coding wants them, whatever the type that the file at hand gave the column: a column of numbers in
 * one file may be text in the next. Loops are plain, since tables have a million rows.
 */

/** Instead of a place among the categories: the cell is empty, or holds what is none of them. */
export const missing = -1;
export const unseen = -2;

/** A number as text holds it; NaN for anything else, the empty text and 0x10 too. */
export const numberIn = (text: string): number =>
  /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : NaN;

const take = (values: Float64Array, rows: Int32Array): Float64Array => {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]!]!;
  return taken;
};

/** What `read` makes of each category, given to the rows; NaN where there is none. */
const takeRead = (
  { codes, categories }: Column & { type: 'category' },
  rows: Int32Array,
  read: (text: string) => number,
): Float64Array => {
  const values = Float64Array.from(categories, read);
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    taken[i] = code < 0 ? NaN : values[code]!;
  }
  return taken;
};

const nothing = (rows: Int32Array): Float64Array => new Float64Array(rows.length).fill(NaN);

/** The rows' numbers; NaN where there is none. */
export const numbersAt = (column: Column, rows: Int32Array): Float64Array => {
  if (column.type === 'number') return take(column.values, rows);
  return column.type === 'category' ? takeRead(column, rows, numberIn) : nothing(rows);
};

/** The rows' dates in milliseconds since 1970 (UTC), text read as ISO 8601; NaN where there is none. */
export const datesAt = (column: Column, rows: Int32Array): Float64Array => {
  if (column.type === 'date') return take(column.values, rows);
  return column.type === 'category' ? takeRead(column, rows, readIsoDate) : nothing(rows);
};

/** How a value of a column is written as a category. */
const textOf = { number: String, date: dateText };

/** A cell as a category's name; null where it is missing. */
export const textAt = (column: Column, row: number): string | null => {
  if (column.type === 'category') return column.codes[row]! < 0 ? null : column.categories[column.codes[row]!]!;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : textOf[column.type](value);
};

/** The rows' places among the categories, `missing` or `unseen`. */
export const codesAt = (column: Column, categories: readonly string[], rows: Int32Array): Int32Array => {
  const codes = new Int32Array(rows.length);
  if (column.type === 'category') {
    const place = new Map(categories.map((category, i) => [category, i]));
    const places = Int32Array.from(column.categories, (category) => place.get(category) ?? unseen);
    for (let i = 0; i < rows.length; i++) {
      const code = column.codes[rows[i]!]!;
      codes[i] = code < 0 ? missing : places[code]!;
    }
    return codes;
  }
  const read = column.type === 'number' ? numberIn : readIsoDate;
  const place = new Map<number, number>();
  categories.forEach((category, i) => {
    if (textOf[column.type](read(category)) === category) place.set(read(category), i);
  });
  for (let i = 0; i < rows.length; i++) {
    const value = column.values[rows[i]!]!;
    codes[i] = Number.isNaN(value) ? missing : (place.get(value) ?? unseen);
  }
  return codes;
};

/** True when the column has no value in that row. */
export const isMissing = (column: Column, row: number): boolean =>
  column.type === 'category' ? column.codes[row]! < 0 : Number.isNaN(column.values[row]!);
