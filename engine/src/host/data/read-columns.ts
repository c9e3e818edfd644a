import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api';
import type { Column } from '../../data/table';
import type { ColumnType } from '../../project/document';
import { inGroups, textColumn } from './database';
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
 * Copies a vector without NULLs. DuckDB's vectors hold a typed array that their types do not show; copying it whole is
 * several times faster than asking for each item, which remains the way if a later version keeps its values otherwise.
 */
const copyVector = (vector: DuckDBVector, to: Float64Array | Int32Array, start: number): void => {
  const items: unknown = 'items' in vector ? vector.items : undefined;
  if (items instanceof to.constructor && (items as typeof to).length === vector.itemCount) {
    to.set(items as typeof to, start);
  } else {
    for (let row = 0; row < vector.itemCount; row++) to[start + row] = vector.getItem(row) as number;
  }
};

/** An empty column, and the expression that fills it. */
const makeColumn = async (
  connection: DuckDBConnection,
  { name, i, type, decimal, rows }: { name: string; i: number; type: ColumnType; decimal: '.' | ','; rows: number },
): Promise<{ column: Column; expression: string }> => {
  if (type === 'number') {
    return { column: { name, type, values: sharedFloat64(rows) }, expression: numberOf(i, decimal) };
  }
  const categories = await makeCategories(connection, i);
  return { column: { name, type, codes: sharedInt32(rows), categories }, expression: codeOf(i, categories.length) };
};

/** Streams expressions over the cells into arrays, a chunk of rows at a time. Queries keep the order of the rows. */
const streamInto = async (
  connection: DuckDBConnection,
  expressions: readonly string[],
  arrays: readonly (Float64Array | Int32Array)[],
  progress: (rows: number) => void,
): Promise<number> => {
  const result = await connection.stream(`SELECT ${expressions.join(', ')} FROM cells`);
  let start = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [i, array] of arrays.entries()) copyVector(chunk.getColumnVector(i), array, start);
    start += chunk.rowCount;
    progress(start);
  }
  return start;
};

/** Reads the cells into typed arrays: no row objects. `progress` is told the share that is done. */
export const readColumns = async (
  connection: DuckDBConnection,
  names: readonly string[],
  { types, decimal }: Pick<ColumnTypes, 'types' | 'decimal'>,
  rows: number,
  progress?: (share: number) => void,
): Promise<Column[]> => {
  const columns: Column[] = [];
  for (const group of inGroups([...names.entries()])) {
    const expressions: string[] = [];
    const done = columns.length;
    for (const [i, name] of group) {
      const { column, expression } = await makeColumn(connection, { name, i, type: types[i]!, decimal, rows });
      columns.push(column);
      expressions.push(expression);
    }
    const arrays = columns.slice(done).map((column) => (column.type === 'number' ? column.values : column.codes));
    const read = await streamInto(connection, expressions, arrays, (row) =>
      progress?.((done + (group.length * row) / rows) / names.length),
    );
    if (read !== rows) throw new Error(`The table has ${rows} rows, but ${read} were read.`);
  }
  return columns;
};
