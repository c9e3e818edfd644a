import type { DuckDBVector } from '@duckdb/node-api';

/** Memory that a thread can be handed without a copy. */
export const sharedFloat64 = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8));
export const sharedInt32 = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));

/** Takes the values of one column as they come, chunk by chunk. */
export interface Sink {
  /** The first `count` items of a vector, or those of them that `kept` names. */
  take: (vector: DuckDBVector, count: number, kept: Int32Array | null) => void;
}

/** A longer array with the same start. Pages that are never written to take no memory, so doubling costs little. */
const longer = <T extends Float64Array | Int32Array>(values: T, make: (length: number) => T, least: number): T => {
  const more = make(Math.max(least, values.length * 2));
  more.set(values);
  return more;
};

/** The bits of a vector's validity, a word for 32 items; null when all are valid. */
const validBits = (vector: DuckDBVector): Uint32Array | null => {
  const validity: unknown = 'validity' in vector ? vector.validity : null;
  const data: unknown = typeof validity === 'object' && validity && 'data' in validity ? validity.data : null;
  return data instanceof BigUint64Array ? new Uint32Array(data.buffer, data.byteOffset, data.length * 2) : null;
};

/**
 * Numbers; what is NULL becomes NaN. DuckDB's vectors hold a typed array that their types do not show; copying it whole is
 * several times faster than asking for each item, which remains the way if a later version keeps its values otherwise.
 */
export class NumberSink implements Sink {
  values: Float64Array;
  rows = 0;

  constructor(capacity: number) {
    this.values = sharedFloat64(capacity);
  }

  take(vector: DuckDBVector, count: number, kept: Int32Array | null): void {
    const added = kept ? kept.length : count;
    if (this.rows + added > this.values.length) this.values = longer(this.values, sharedFloat64, this.rows + added);
    const items: unknown = 'items' in vector ? vector.items : undefined;
    if (!(items instanceof Float64Array)) this.takeEach(vector, count, kept);
    else this.copy(items, validBits(vector), count, kept);
    this.rows += added;
  }

  private copy(items: Float64Array, valid: Uint32Array | null, count: number, kept: Int32Array | null): void {
    const { values, rows } = this;
    if (kept) for (let i = 0; i < kept.length; i++) values[rows + i] = items[kept[i]!]!;
    else values.set(items.length === count ? items : items.subarray(0, count), rows);
    if (!valid) return;
    const added = kept ? kept.length : count;
    for (let i = 0; i < added; i++) {
      const at = kept ? kept[i]! : i;
      if (((valid[at >>> 5]! >>> (at & 31)) & 1) === 0) values[rows + i] = NaN;
    }
  }

  private takeEach(vector: DuckDBVector, count: number, kept: Int32Array | null): void {
    const added = kept ? kept.length : count;
    for (let i = 0; i < added; i++) {
      const item = vector.getItem(kept ? kept[i]! : i);
      this.values[this.rows + i] = item === null ? NaN : Number(item);
    }
  }

  /** The values, without the room that was not needed. */
  finish(): Float64Array {
    return this.values.subarray(0, this.rows);
  }
}

/** Texts as codes in the order of their first appearance; −1 where there is none. */
export class TextSink implements Sink {
  codes: Int32Array;
  rows = 0;
  /** The different texts as they stand in the file, the row each is first seen in, and how often it comes. */
  readonly texts: string[] = [];
  readonly firstRows: number[] = [];
  readonly counts: number[] = [];
  private readonly known = new Map<string, number>();

  constructor(capacity: number) {
    this.codes = sharedInt32(capacity);
  }

  take(vector: DuckDBVector, count: number, kept: Int32Array | null): void {
    const added = kept ? kept.length : count;
    if (this.rows + added > this.codes.length) this.codes = longer(this.codes, sharedInt32, this.rows + added);
    for (let i = 0; i < added; i++) {
      const item = vector.getItem(kept ? kept[i]! : i);
      this.codes[this.rows] = item === null ? -1 : this.codeOf(String(item));
      this.rows++;
    }
  }

  private codeOf(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) {
      this.counts[known]!++;
      return known;
    }
    const code = this.texts.push(text) - 1;
    this.firstRows.push(this.rows);
    this.counts.push(1);
    this.known.set(text, code);
    return code;
  }
}

/** Texts of chosen rows only: the cells of a column of numbers that could not be read as such. */
export class PickingSink implements Sink {
  readonly found: { row: number; text: string | null }[] = [];
  private rows = 0;

  constructor(private readonly wanted: (row: number) => boolean) {}

  take(vector: DuckDBVector, count: number, kept: Int32Array | null): void {
    const added = kept ? kept.length : count;
    for (let i = 0; i < added; i++, this.rows++) {
      if (!this.wanted(this.rows)) continue;
      const item = vector.getItem(kept ? kept[i]! : i);
      this.found.push({ row: this.rows, text: item === null ? null : String(item) });
    }
  }
}
