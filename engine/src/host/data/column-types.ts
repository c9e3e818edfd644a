import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../project/document';
import { numbersOf, textColumn } from './database';
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

/** Counts over all rows. The dear second query only concerns columns that are not plain numbers throughout. */
const countReadings = async (connection: DuckDBConnection, columns: number): Promise<Readings[]> => {
  const names = Array.from({ length: columns }, (_, i) => textColumn(i));
  const first = await numbersOf(
    connection,
    `SELECT ${names.map((c) => `count(${c}), count(${asNumber(c, '.')})`).join(', ')} FROM cells`,
  );
  const readings = names.map((_, i) => {
    const numbers = first[2 * i + 1]!;
    return { present: first[2 * i]!, withPoint: numbers, withComma: numbers, surelyComma: 0 };
  });
  const unclear = names.flatMap((name, i) => (readings[i]!.present > readings[i]!.withPoint ? [{ name, i }] : []));
  if (unclear.length === 0) return readings;
  const counts = unclear.map(({ name: c }) => {
    const sure = `regexp_full_match(trim(${c}), '[+-]?\\d*,\\d+') AND NOT regexp_full_match(${c}, '[+-]?[1-9]\\d{0,2}(,\\d{3})+')`;
    return `count(${presentText(c)}), count(${asNumber(c, ',')}), count(*) FILTER (${sure})`;
  });
  const second = await numbersOf(connection, `SELECT ${counts.join(', ')} FROM cells`);
  unclear.forEach(({ i }, at) => {
    const [present, withComma, surelyComma] = second.slice(3 * at);
    readings[i] = { ...readings[i]!, present: present!, withComma: withComma!, surelyComma: surelyComma! };
  });
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
