import { lineOf, type Column } from '../data/table';
import { findingIssues } from '../issues/findings';
import type { Issue } from '../issues/issue';
import type { Subject } from './subject';

/** Dev and test rows whose features are all the same as those of a train row: what they measure is partly memory. */
export const duplicates = ({ table, used, split }: Subject): Issue[] => {
  const columns = used.features.map(({ column }) => column);
  const known = new RowSet(columns, table.rows, split.train.length);
  let distinct = 0;
  for (const row of split.train) if (known.add(row)) distinct++;
  const pairs = [split.dev, split.test].map((part) => {
    let count = 0;
    let first: readonly [number, number] | null = null;
    for (const row of part) {
      const twin = known.find(row);
      if (twin < 0) continue;
      count++;
      if (!first || row < first[0]) first = [row, twin];
    }
    return { count, first };
  });
  const first = pairs.find((pair) => pair.first)?.first;
  if (!first) return [];
  const [copy, of] = first;
  return [
    findingIssues.duplicates({
      dev: pairs[0]!.count,
      test: pairs[1]!.count,
      lines: [lineOf(table, copy), lineOf(table, of)],
      isOneFile: !table.parts,
      // Where most train rows are each other's copies, features with few values meet again by themselves.
      isSurprising: 2 * distinct >= split.train.length,
    }),
  ];
};

/** Rows by the values of some columns: two 32-bit hashes of each row, and the values themselves where both agree. */
class RowSet {
  private readonly columns: readonly Column[];
  private readonly first: Int32Array;
  private readonly second: Int32Array;
  /** Open addressing: the row in each place; −1 is free. */
  private readonly places: Int32Array;

  constructor(columns: readonly Column[], rows: number, most: number) {
    this.columns = columns;
    this.first = new Int32Array(rows);
    this.second = new Int32Array(rows);
    this.places = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 2))).fill(-1);
    for (const column of columns) mix(column, this.first, this.second);
  }

  /** The row of the set that is the same; −1 when there is none. */
  find(row: number): number {
    return this.places[this.placeOf(row)]!;
  }

  /** Whether it is new. */
  add(row: number): boolean {
    const place = this.placeOf(row);
    const isNew = this.places[place]! < 0;
    if (isNew) this.places[place] = row;
    return isNew;
  }

  private placeOf(row: number): number {
    const { places, first, second, columns } = this;
    const last = places.length - 1;
    for (let place = first[row]! & last; ; place = (place + 1) & last) {
      const other = places[place]!;
      if (other < 0) return place;
      if (first[other] === first[row] && second[other] === second[row] && isSame(columns, row, other)) return place;
    }
  }
}

const isSame = (columns: readonly Column[], a: number, b: number): boolean =>
  columns.every((column) => {
    const values = column.type === 'category' ? column.codes : column.values;
    return values[a] === values[b] || (Number.isNaN(values[a]) && Number.isNaN(values[b]));
  });

/** Takes a column's values into the hashes of all rows. 0 and −0 are one value, as are all gaps. */
const mix = (column: Column, first: Int32Array, second: Int32Array): void => {
  if (column.type === 'category') {
    for (let row = 0; row < first.length; row++) blend(first, second, row, column.codes[row]!, 0);
    return;
  }
  const { values } = column;
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let row = 0; row < first.length; row++) {
    const value = values[row]!;
    if (value === 0) blend(first, second, row, 0, 0);
    else if (Number.isNaN(value)) blend(first, second, row, -1, -1);
    else blend(first, second, row, words[2 * row]!, words[2 * row + 1]!);
  }
};

/** One step of two multiplicative hashes (the constants of MurmurHash3) over two words. */
const blend = (first: Int32Array, second: Int32Array, row: number, low: number, high: number): void => {
  let a = Math.imul(first[row]! ^ low, 0xcc9e2d51);
  a = Math.imul((a ^ (a >>> 15)) + high, 0x1b873593);
  first[row] = a ^ (a >>> 13);
  let b = Math.imul(second[row]! + high + 0x9e3779b9, 0x85ebca6b);
  b = Math.imul(b ^ (b >>> 13) ^ low, 0xc2b2ae35);
  second[row] = b ^ (b >>> 16);
};
