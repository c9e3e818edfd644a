import { dateReader, datePatterns } from '../../data/dates';
import { sharedFloat64, type TextSink } from './column-sink';
import type { MissingRule } from './missing';
import { areCodes, enough, numberOf } from './number-text';
import { keptUnread, type ReadColumn, type UnreadCell } from './read-column';

/** How the texts of a file are to be understood. */
export interface Reading {
  missing: MissingRule;
  decimal: '.' | ',';
  /** Pattern of dates that was chosen, to be tried before the others. */
  dateFormat?: string;
}

/** One different text of a column, without the spaces around it. */
interface Term {
  text: string;
  missing: boolean;
  count: number;
}

const yesAndNo: readonly (readonly [no: string, yes: string])[] = [
  ['false', 'true'],
  ['no', 'yes'],
  ['n', 'y'],
  ['f', 't'],
  ['off', 'on'],
];

/** Whether two categories are a no and a yes, in whatever case. */
export const isYesNo = (categories: readonly string[]): boolean => {
  const words = categories.map((text) => text.toLowerCase());
  return words.length === 2 && yesAndNo.some((pair) => pair.every((word) => words.includes(word)));
};

/** How most of the texts are written as dates, if they are; the pattern that was chosen goes before the others. */
const findDates = (present: readonly Term[], total: number, chosen: string | undefined): ReadColumn['dates'] => {
  const fitting = (pattern: string): number => {
    const read = dateReader(pattern);
    if (!read) return 0;
    return present.reduce((sum, { text, count }) => (Number.isNaN(read(text)) ? sum : sum + count), 0);
  };
  // No date at all among the first texts: the patterns need not be tried on all of them.
  const few = present.slice(0, 50);
  const possible = datePatterns.filter((pattern) => few.some(({ text }) => !Number.isNaN(dateReader(pattern)!(text))));
  const found = possible.map((pattern) => ({ pattern, count: fitting(pattern) }));
  const best = found.reduce<{ pattern: string; count: number } | null>(
    (a, b) => (b.count > (a?.count ?? 0) ? b : a),
    null,
  );
  if (!best || !enough(best.count, total)) return null;
  const rivals = found.filter(({ count }) => count === best.count).map(({ pattern }) => pattern);
  const pattern = chosen !== undefined && rivals.includes(chosen) ? chosen : best.pattern;
  return { pattern, ambiguous: rivals.length > 1 && chosen === undefined };
};

const rowsWith = (codes: Int32Array, rows: number, chosen: (code: number) => boolean, most: number): number[] => {
  const found: number[] = [];
  for (let row = 0; row < rows && found.length < most; row++)
    if (codes[row]! >= 0 && chosen(codes[row]!)) found.push(row);
  return found;
};

/** The texts as numbers: one for each code, NaN where a text is none. */
const asValues = (sink: TextSink, numbers: Float64Array): Float64Array => {
  const values = sharedFloat64(sink.rows);
  for (let row = 0; row < sink.rows; row++) {
    const code = sink.codes[row]!;
    values[row] = code < 0 ? NaN : numbers[code]!;
  }
  return values;
};

/** Codes in place of the order of appearance: the categories sorted, missing texts and gaps −1. */
const asCategories = (sink: TextSink, terms: readonly Term[]): { codes: Int32Array; categories: string[] } => {
  const categories = [...new Set(terms.flatMap(({ text, missing }) => (missing ? [] : [text])))].sort();
  const place = new Map(categories.map((text, i) => [text, i]));
  const finals = Int32Array.from(terms, ({ text, missing }) => (missing ? -1 : place.get(text)!));
  const codes = sink.codes.subarray(0, sink.rows);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) codes[row] = finals[codes[row]!]!;
  return { codes, categories };
};

/** A text for no value, or a number for none however it is written: −999.0. */
const isGap = (text: string, { missing, decimal }: Reading): boolean =>
  missing.isMissing(text) || (missing.numbers.length > 0 && missing.numbers.includes(numberOf(text, decimal)));

/** What a column of texts is: numbers or dates where nearly all of its texts are, else categories. `asText`: in any case categories. */
export const settleText = (name: string, sink: TextSink, reading: Reading, asText: boolean): ReadColumn => {
  const terms = sink.texts.map((raw, code): Term => {
    const text = raw.trim();
    return { text, missing: isGap(text, reading), count: sink.counts[code]! };
  });
  const present = terms.filter(({ missing }) => !missing);
  const total = present.reduce((sum, { count }) => sum + count, 0);
  const numbers = Float64Array.from(terms, ({ text, missing }) => (missing ? NaN : numberOf(text, reading.decimal)));
  // What is to be text is not searched for numbers.
  const numeric = asText
    ? 0
    : terms.reduce((sum, { count }, code) => (Number.isNaN(numbers[code]!) ? sum : sum + count), 0);
  const facts = { placeholders: placeholdersOf(sink, terms, reading), present: total, numeric, boolean: false };

  const settled = (type: 'number' | 'date', values: Float64Array, dates: ReadColumn['dates']): ReadColumn => {
    const unreadCodes = new Set(
      terms.flatMap(({ missing }, code) => (!missing && Number.isNaN(values[code]!) ? [code] : [])),
    );
    const rows =
      unreadCodes.size === 0 ? [] : rowsWith(sink.codes, sink.rows, (code) => unreadCodes.has(code), keptUnread);
    const cells = rows.map((row): UnreadCell => ({ row, text: terms[sink.codes[row]!]!.text }));
    const count = [...unreadCodes].reduce((sum, code) => sum + terms[code]!.count, 0);
    return { ...facts, column: { name, type, values: asValues(sink, values) }, unread: { count, cells }, dates };
  };
  if (!asText && enough(numeric, total) && !areCodes(present.map(({ text }) => text)))
    return settled('number', numbers, null);
  const dates = asText ? null : findDates(present, total, reading.dateFormat);
  if (dates) {
    const read = dateReader(dates.pattern)!;
    return settled(
      'date',
      Float64Array.from(terms, ({ text, missing }) => (missing ? NaN : read(text))),
      dates,
    );
  }
  const { codes, categories } = asCategories(sink, terms);
  const column = { name, type: 'category', codes, categories } as const;
  return { ...facts, column, boolean: isYesNo(categories), unread: { count: 0, cells: [] }, dates: null };
};

const placeholdersOf = (sink: TextSink, terms: readonly Term[], { missing }: Reading): ReadColumn['placeholders'] => {
  const signs = new Map<string, { sign: string; count: number; row: number }>();
  terms.forEach(({ text, count }, code) => {
    if (!missing.isPlaceholder(text)) return;
    const row = sink.firstRows[code]!;
    const known = signs.get(text);
    signs.set(text, { sign: text, count: count + (known?.count ?? 0), row: Math.min(row, known?.row ?? row) });
  });
  return [...signs.values()].sort((a, b) => (a.sign < b.sign ? -1 : 1));
};
