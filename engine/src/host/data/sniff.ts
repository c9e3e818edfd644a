import type { ReadOptions } from '../../project/document';
import { missingRule } from './missing';
import { looksNumeric } from './number-text';
import type { Layout } from './record-scanner';
import { splitRecords } from './records';

/** How a file is written, judged from its first part. */
export interface Sniffed {
  layout: Layout;
  /** Fields of the header line; empty without header. */
  headerFields: readonly string[];
  /** The first records below the header. */
  body: readonly (readonly string[])[];
}

const delimiters: readonly string[] = [',', '\t', ';', '|', ' '];
const sampleRecords = 500;
/** Signs in which quotes are looked for. */
const quoteSample = 1 << 17;

const usual = missingRule();
const isMissing = (cell: string): boolean => usual.isMissing(cell.trim());

const countOf = (counts: ReadonlyMap<number, number>, key: number): number => counts.get(key) ?? 0;

/** The most frequent number of fields; of equals the larger one. */
const usualWidth = (records: readonly (readonly string[])[]): number => {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, countOf(counts, record.length) + 1);
  let best = 1;
  for (const [width, count] of counts) {
    const most = countOf(counts, best);
    if (count > most || (count === most && width > best)) best = width;
  }
  return best;
};

/**
 * How well a delimiter explains the lines: the share of lines of the usual width, and of clean cells in them.
 * The second part tells `1,5;2,5` (a decimal comma) from three columns.
 */
const fitOf = (records: readonly (readonly string[])[]): number => {
  const width = usualWidth(records);
  if (width < 2) return 0;
  const usual = records.filter((record) => record.length === width);
  const cells = usual.flat();
  const numeric = cells.filter((cell) => looksNumeric(cell) || isMissing(cell)).length;
  const torn = cells.filter((cell) => /[;\t|]/.test(cell)).length;
  return usual.length / records.length + (0.5 * (numeric - torn)) / cells.length;
};

/** Apostrophes are quotes only where they enclose whole fields, and double quotes never do. */
const sniffQuote = (text: string): string => {
  const enclosed = (quote: string): number =>
    text.match(new RegExp(`(?<=^|[,;\\t|])${quote}[^${quote}\\n]*${quote}(?=[,;\\t|\\r\\n]|$)`, 'gm'))?.length ?? 0;
  return enclosed("'") > 1 && enclosed('"') === 0 ? "'" : '"';
};

const sniffDelimiter = (text: string, quote: string): string => {
  let best = ',';
  let bestFit = 0;
  for (const delimiter of delimiters) {
    const records = splitRecords(text, delimiter, quote, sampleRecords).filter((record) => record.join('') !== '');
    // Words with spaces between them are no table: a space has to explain nearly every line.
    const fit = delimiter === ' ' && fitOf(records) < 1 ? 0 : fitOf(records);
    if (fit > bestFit + 1e-9) {
      best = delimiter;
      bestFit = fit;
    }
  }
  return best;
};

/**
 * The first line is a header when it has text over a column of numbers. Where all columns are text it is one,
 * unless one of its cells is empty or comes again in its own column.
 */
const sniffHeader = (records: readonly (readonly string[])[]): boolean => {
  const [first, ...rest] = records;
  if (!first) return false;
  if (rest.length === 0) return !first.some(looksNumeric);
  const over = first.map((cell, i) => {
    const column = rest.map((record) => record[i] ?? '').filter((below) => !isMissing(below));
    const numbers = column.filter(looksNumeric).length;
    return {
      named: !looksNumeric(cell) && !isMissing(cell),
      numeric: column.length > 0 && numbers >= 0.9 * column.length,
      again: column.includes(cell),
    };
  });
  if (over.some((column) => column.numeric)) {
    return over.some((column) => column.numeric && column.named);
  }
  return over.every((column) => column.named && !column.again);
};

/** Fields in a record: what most lines have; when no width has the majority, as many as there are names. */
const widthOf = (body: readonly (readonly string[])[], headerFields: readonly string[]): number => {
  if (body.length === 0) return Math.max(1, headerFields.length);
  const usual = usualWidth(body);
  const majority = body.filter((record) => record.length === usual).length * 2 > body.length;
  return majority || headerFields.length === 0 ? usual : headerFields.length;
};

/** Judges the first part of a file; `read` fixes what the person has chosen. */
export const sniff = (text: string, whole: boolean, read: ReadOptions): Sniffed => {
  const complete = whole
    ? text
    : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1 || undefined);
  const quote = read.quote ?? sniffQuote(complete.slice(0, quoteSample));
  const delimiter = read.delimiter ?? sniffDelimiter(complete, quote);
  const records = splitRecords(complete, delimiter, quote, sampleRecords);
  // Blank lines are not records of a table with several columns.
  const filled = records.filter((record) => record.length > 1 || record[0] !== '');
  const header = read.header ?? sniffHeader(filled);
  const body = header ? filled.slice(1) : filled;
  const headerFields = header ? (filled[0] ?? []) : [];
  return { layout: { delimiter, quote, header, columns: widthOf(body, headerFields) }, headerFields, body };
};
