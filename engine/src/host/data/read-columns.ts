import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '../../data/table';
import { textColumn } from './database';
import type { ColumnTypes } from './column-types';
import { asNumber, presentText } from './missing';

/** Memory that a thread can be handed without a copy. */
const sharedFloat64 = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8));
const sharedInt32 = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));

/** The different values of a column, sorted by their bytes; as an ENUM in the database, whose codes are the places. */
const makeCategories = async (connection: DuckDBConnection, i: number): Promise<string[]> => {
  await connection.run(
    `CREATE TEMP TABLE values${i} AS SELECT DISTINCT ${presentText(textColumn(i))} AS value FROM cells
       WHERE value IS NOT NULL ORDER BY value`,
  );
  const reader = await connection.runAndReadAll(`SELECT value FROM values${i} ORDER BY value`);
  const categories = reader.getRows().map(([value]) => String(value));
  if (categories.length > 0) {
    await connection.run(`CREATE TYPE category${i} AS ENUM (SELECT value FROM values${i} ORDER BY value)`);
  }
  await connection.run(`DROP TABLE values${i}`);
  return categories;
};

const codeOf = (i: number, categories: number): string =>
  categories === 0
    ? '-1::INTEGER'
    : `coalesce(enum_code((${presentText(textColumn(i))})::category${i})::INTEGER, -1::INTEGER)`;

const numberOf = (i: number, decimal: '.' | ','): string =>
  `coalesce(${asNumber(textColumn(i), decimal)}, 'nan'::DOUBLE)`;

/**
 * Streams the cells into typed arrays, a chunk of rows at a time: no row objects. Queries keep the order of the rows.
 * `progress` is told the rows read.
 */
export const readColumns = async (
  connection: DuckDBConnection,
  names: readonly string[],
  { types, decimal }: ColumnTypes,
  rows: number,
  progress?: (rows: number) => void,
): Promise<Column[]> => {
  const columns: Column[] = [];
  const selected: string[] = [];
  for (const [i, name] of names.entries()) {
    if (types[i] === 'number') {
      columns.push({ name, type: 'number', values: sharedFloat64(rows) });
      selected.push(numberOf(i, decimal));
    } else {
      const categories = await makeCategories(connection, i);
      columns.push({ name, type: 'category', codes: sharedInt32(rows), categories });
      selected.push(codeOf(i, categories.length));
    }
  }
  const arrays = columns.map((column) => (column.type === 'number' ? column.values : column.codes));
  const result = await connection.stream(`SELECT ${selected.join(', ')} FROM cells`);
  let start = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [i, array] of arrays.entries()) {
      const vector = chunk.getColumnVector(i);
      for (let row = 0; row < chunk.rowCount; row++) array[start + row] = vector.getItem(row) as number;
    }
    start += chunk.rowCount;
    progress?.(start);
  }
  if (start !== rows) throw new Error(`The table has ${rows} rows, but ${start} were read.`);
  return columns;
};
