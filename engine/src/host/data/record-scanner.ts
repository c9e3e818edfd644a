const LF = 10;
const CR = 13;
const SPACE = 32;

// What a byte is; text when it is none of these.
const isDelimiter = 1;
const isQuote = 2;
const isLineEnd = 3;
const isSpace = 4;

// Where in a record a byte stands.
const fieldStart = 0;
const inField = 1;
const inQuotes = 2;
/** After a quote within a quoted field: its end, or the first half of a doubled quote. */
const afterQuote = 3;
/** In the spaces between a quoted field and the delimiter. */
const afterField = 4;

/** A record of more bytes is taken for an open quote; the CSV reader has the same limit. */
const maxBytes = 2_000_000;

/** Why a record is refused. */
export type Fault = 'width' | 'open-quote' | 'text-after-quote' | 'too-long';

/** Where one record stands in the buffer, and whether it is a row. */
export interface ScannedRecord {
  start: number;
  /** Without the line's end. */
  end: number;
  line: number;
  fields: number;
  fault: Fault | null;
  /** The field with the fault, counted from 0. */
  faultField: number;
  /** The first record of a file with a header line. */
  header: boolean;
}

/** How the records of a file are written. */
export interface Layout {
  delimiter: string;
  /** Empty when no quote is used. */
  quote: string;
  header: boolean;
  /** Fields in a record. */
  columns: number;
}

/** How the lines of a file end. */
export type Newline = '\n' | '\r\n' | '\r' | 'mixed';

/**
 * Finds the records of a CSV file, in one pass over its bytes given in chunks: what is a row, what has to be refused and
 * why, and the line each stands on. A quoted line break is part of its record; a quote opens a field only at its start.
 * A line whose quote is never properly closed is refused alone: the next line begins afresh.
 * Delimiter and quote are ASCII, so the bytes of UTF-8 and Windows-1252 need no decoding.
 */
export class RecordScanner {
  private readonly layout: Layout;
  private readonly found: (record: ScannedRecord, buffer: Uint8Array) => void;
  /** What each byte is. */
  private readonly signs = new Uint8Array(256);
  private carry: Uint8Array = new Uint8Array(0);
  private line = 1;
  private skipping = false;
  private headerSeen: boolean;
  private readonly ends = { lf: 0, crlf: 0, cr: 0 };

  /** `found` is called for every record that is not a blank line. */
  constructor(layout: Layout, found: (record: ScannedRecord, buffer: Uint8Array) => void) {
    this.layout = layout;
    this.found = found;
    this.headerSeen = !layout.header;
    this.signs[SPACE] = isSpace;
    if (layout.quote !== '') this.signs[layout.quote.charCodeAt(0)] = isQuote;
    this.signs[layout.delimiter.charCodeAt(0)] = isDelimiter;
    this.signs[LF] = isLineEnd;
    this.signs[CR] = isLineEnd;
  }

  push(chunk: Uint8Array): void {
    const buffer = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    this.carry = buffer.slice(this.scan(buffer, false));
  }

  /** Ends the file; `cut` when it goes on beyond what was given: the record that was begun is left out. */
  end(cut = false): { lines: number; newline: Newline } {
    if (!cut) this.scan(this.carry, true);
    const { lf, crlf, cr } = this.ends;
    const several = Number(lf > 0) + Number(crlf > 0) + Number(cr > 0) > 1;
    return { lines: this.line - 1, newline: several ? 'mixed' : crlf > 0 ? '\r\n' : cr > 0 ? '\r' : '\n' };
  }

  /** Goes through all whole records of the buffer; the place where the first one begins that is not whole. */
  private scan(buffer: Uint8Array, last: boolean): number {
    let at = 0;
    while (at < buffer.length) {
      const next = this.skipping ? this.skipLine(buffer, at, last) : this.scanRecord(buffer, at, last);
      if (next < 0) break;
      at = next;
    }
    return at;
  }

  /** Scans the record that begins at `start`; the place after its line's end, or −1 when the buffer does not reach so far. */
  private scanRecord(buffer: Uint8Array, start: number, last: boolean): number {
    const { signs } = this;
    let state = fieldStart;
    let fields = 1;
    let faultField = 0;
    let firstBreak = -1;
    let i = start;
    for (; i < buffer.length; i++) {
      const sign = signs[buffer[i]!]!;
      if (state === inQuotes) {
        if (sign === isQuote) state = afterQuote;
        else if (sign === isLineEnd && firstBreak < 0) firstBreak = i;
      } else if (sign === isDelimiter) {
        fields++;
        state = fieldStart;
      } else if (sign === isLineEnd) {
        break;
      } else if (state === fieldStart) {
        if (sign === isQuote) {
          state = inQuotes;
          faultField = fields - 1;
        } else if (sign !== isSpace) state = inField;
      } else if (sign === isSpace) {
        if (state === afterQuote) state = afterField;
      } else if (state !== inField) {
        if (state === afterField || sign !== isQuote)
          return this.refuse(buffer, start, { firstBreak, faultField, closed: true }, last);
        state = inQuotes;
      }
    }
    const tooLong = i - start > maxBytes;
    if (state === inQuotes && (tooLong || last)) {
      return this.refuse(buffer, start, { firstBreak, faultField, closed: false }, last);
    }
    if (tooLong) return this.refuseLong(buffer, start);
    if (i === buffer.length && !last) return -1;
    return this.accept(buffer, start, i, fields, firstBreak >= 0, last);
  }

  /** A record with sound quotes: a row when it has the right number of fields. */
  private accept(
    buffer: Uint8Array,
    start: number,
    end: number,
    fields: number,
    breaks: boolean,
    last: boolean,
  ): number {
    const next = this.afterLineEnd(buffer, end, last);
    if (next < 0) return -1;
    const { columns } = this.layout;
    const { line } = this;
    this.line += 1 + (breaks ? countBreaks(buffer, start, end) : 0);
    const header = !this.headerSeen;
    if (end === start && (header || columns > 1)) return next;
    this.headerSeen = true;
    const fault = header || fields === columns ? null : 'width';
    this.found({ start, end, line, fields, fault, faultField: 0, header }, buffer);
    return next;
  }

  /** Refuses the first line of a record with a broken quote. */
  private refuse(
    buffer: Uint8Array,
    start: number,
    { firstBreak, faultField, closed }: { firstBreak: number; faultField: number; closed: boolean },
    last: boolean,
  ): number {
    const end = firstBreak < 0 ? lineEndFrom(buffer, start) : firstBreak;
    if (end - start > maxBytes) return this.refuseLong(buffer, start);
    const next = this.afterLineEnd(buffer, end, last);
    if (next < 0) return -1;
    // A quote that ends on a later line was meant for another field: this one was left open.
    const fault = closed && firstBreak < 0 ? 'text-after-quote' : 'open-quote';
    this.headerSeen = true;
    this.found({ start, end, line: this.line++, fields: 0, fault, faultField, header: false }, buffer);
    return next;
  }

  /** Refuses a line that is too long; the rest of it is skipped as it comes. */
  private refuseLong(buffer: Uint8Array, start: number): number {
    const end = start + maxBytes;
    this.headerSeen = true;
    this.found({ start, end, line: this.line, fields: 0, fault: 'too-long', faultField: 0, header: false }, buffer);
    this.skipping = true;
    return end;
  }

  /** Goes to the end of a line that was refused for its length. */
  private skipLine(buffer: Uint8Array, start: number, last: boolean): number {
    const end = lineEndFrom(buffer, start);
    if (end === buffer.length && !last) return end > start ? end : -1;
    const next = this.afterLineEnd(buffer, end, last);
    if (next < 0) return -1;
    this.skipping = false;
    this.line++;
    return next;
  }

  /** Steps over the line's end at `end`; −1 when the buffer may cut it in two. */
  private afterLineEnd(buffer: Uint8Array, end: number, last: boolean): number {
    if (end >= buffer.length) return last ? end : -1;
    if (buffer[end] === LF) {
      this.ends.lf++;
      return end + 1;
    }
    if (end + 1 === buffer.length && !last) return -1;
    const pair = buffer[end + 1] === LF;
    if (pair) this.ends.crlf++;
    else this.ends.cr++;
    return end + (pair ? 2 : 1);
  }
}

/** Line breaks within the record's quotes. */
const countBreaks = (buffer: Uint8Array, start: number, end: number): number => {
  let lines = 0;
  for (let i = start; i < end; i++) {
    const byte = buffer[i];
    if (byte === LF || (byte === CR && buffer[i + 1] !== LF)) lines++;
  }
  return lines;
};

const lineEndFrom = (buffer: Uint8Array, start: number): number => {
  let at = start;
  while (at < buffer.length && buffer[at] !== LF && buffer[at] !== CR) at++;
  return at;
};
