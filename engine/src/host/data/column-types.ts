import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../project/document';
import { inGroups, numbersOf, textColumn } from './database';
import { asNumber, presentText } from './missing';

/** A column is numbers when at least this share of its present cells is; the others are reported one by one. */
const numericShare = 0.9;

export interface ColumnTypes {
  decimal: '.' | ',';
  types: readonly ColumnType[];
  /** Cells of each column that are numbers. */
  numbers: readonly number[];
}

/** What the cells of a column can be read as. */
interface Readings {
  present: number;
  withPoint: number;
  withComma: number;
  /** Numbers with a comma that cannot be thousands: `1,5` but not `1,500`. */
  surelyComma: number;
}

const isNumeric = (numbers: number, present: number): boolean => present > 0 && numbers >= numericShare * present;

/** The numbers that these expressions give for each column, over all rows. */
const countEach = async (
  connection: DuckDBConnection,
  columns: readonly number[],
  expressions: (column: string) => readonly string[],
): Promise<Map<number, number[]>> => {
  const counts = new Map<number, number[]>();
  for (const group of inGroups(columns)) {
    const selected = group.map((i) => expressions(textColumn(i)));
    const numbers = await numbersOf(connection, `SELECT ${selected.flat().join(', ')} FROM cells`);
    for (const [at, i] of group.entries()) {
      const { length } = selected[at]!;
      counts.set(i, numbers.slice(at * length, (at + 1) * length));
    }
  }
  return counts;
};

/** Counts over all rows. The dear second query only concerns columns that are not plain numbers throughout. */
const countReadings = async (connection: DuckDBConnection, columns: number): Promise<Readings[]> => {
  const all = Array.from({ length: columns }, (_, i) => i);
  const first = await countEach(connection, all, (c) => [`count(${c})`, `count(${asNumber(c, '.')})`]);
  const readings = all.map((i): Readings => {
    const [present, numbers] = first.get(i)!;
    return { present: present!, withPoint: numbers!, withComma: numbers!, surelyComma: 0 };
  });
  const unclear = all.filter((i) => readings[i]!.present > readings[i]!.withPoint);
  const second = await countEach(connection, unclear, (c) => [
    `count(${presentText(c)})`,
    `count(${asNumber(c, ',')})`,
    `count(*) FILTER (regexp_full_match(trim(${c}), '[+-]?\\d*,\\d+')
       AND NOT regexp_full_match(trim(${c}), '[+-]?[1-9]\\d{0,2}(,\\d{3})+'))`,
  ]);
  for (const [i, [present, withComma, surelyComma]] of second) {
    readings[i] = { ...readings[i]!, present: present!, withComma: withComma!, surelyComma: surelyComma! };
  }
  return readings;
};

/** The comma is the decimal sign when it makes columns numeric that the point does not, and surely is no thousands sign. */
const judgeDecimal = (readings: readonly Readings[]): '.' | ',' => {
  const byPoint = readings.filter((r) => isNumeric(r.withPoint, r.present)).length;
  const byComma = readings.filter((r) => isNumeric(r.withComma, r.present)).length;
  return byComma > byPoint && readings.some((r) => r.surelyComma > 0) ? ',' : '.';
};

/** Decides which columns are numbers, from all their cells. A column without any value is a category. */
export const findTypes = async (
  connection: DuckDBConnection,
  columns: number,
  chosen: '.' | ',' | undefined,
): Promise<ColumnTypes> => {
  const readings = await countReadings(connection, columns);
  const decimal = chosen ?? judgeDecimal(readings);
  const numbers = readings.map((r) => (decimal === '.' ? r.withPoint : r.withComma));
  const types = readings.map((r, i): ColumnType => (isNumeric(numbers[i]!, r.present) ? 'number' : 'category'));
  return { decimal, types, numbers };
};
