/**
 * Splits text into records of fields by the rules of CSV: for the first part of a file (to see how it is written)
 * and for single lines that the reader rejected. The file itself is read by DuckDB.
 */
export const splitRecords = (text: string, delimiter: string, quote: string, limit = Infinity): string[][] => {
  const records: string[][] = [];
  let fields: string[] = [];
  let at = 0;
  while (at < text.length && records.length < limit) {
    const field = readField(text, at, delimiter, quote);
    fields.push(field.value);
    at = field.end;
    if (text[at] === delimiter && at < text.length) {
      at++;
      if (at < text.length) continue;
      fields.push('');
    } else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
    }
    records.push(fields);
    fields = [];
  }
  return records;
};

const isLineEnd = (sign: string | undefined): boolean => sign === '\n' || sign === '\r';

/** The field that begins at `start`, and the place of the delimiter or line end after it. */
const readField = (text: string, start: number, delimiter: string, quote: string): { value: string; end: number } => {
  let at = start;
  while (text[at] === ' ' && delimiter !== ' ') at++;
  if (quote !== '' && text[at] === quote) return readQuoted(text, at + 1, delimiter, quote);
  at = start;
  while (at < text.length && text[at] !== delimiter && !isLineEnd(text[at])) at++;
  return { value: text.slice(start, at), end: at };
};

const readQuoted = (text: string, start: number, delimiter: string, quote: string): { value: string; end: number } => {
  let value = '';
  let at = start;
  for (;;) {
    const close = text.indexOf(quote, at);
    if (close < 0) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] !== quote) break;
    value += quote;
    at++;
  }
  const tail = at;
  while (at < text.length && text[at] !== delimiter && !isLineEnd(text[at])) at++;
  return { value: value + text.slice(tail, at).trimEnd(), end: at };
};
