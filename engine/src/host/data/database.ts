import type { DuckDBConnection } from '@duckdb/node-api';

/** A DuckDB of one data file: in memory, without extensions, and without access to any other file. */
export interface Database {
  connection: DuckDBConnection;
  close: () => void;
}

/**
 * Opens the database locked down to `file` before anything is read. Nothing is spilt to disk: what does not fit
 * into memory fails with a message instead of filling the current folder.
 */
export const openDatabase = async (file: string): Promise<Database> => {
  // Loaded when it is needed: a thread that has no use for it may then be ended at any moment, while ending one in the
  // middle of loading a native library brings the whole program down.
  const { DuckDBInstance, quotedString } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: '',
  });
  const connection = await instance.connect();
  // SET takes no prepared parameters: this one value is quoted by DuckDB's own rule.
  await connection.run(`SET allowed_paths = [${quotedString(file)}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET preserve_insertion_order = true');
  await connection.run('SET lock_configuration = true');
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};

/** Numbers of a query's only row. */
export const numbersOf = async (connection: DuckDBConnection, sql: string): Promise<number[]> => {
  const reader = await connection.runAndReadAll(sql);
  return (reader.getRows()[0] ?? []).map(Number);
};

/** Column `i` of the text table: names from the file never stand in SQL. */
export const textColumn = (i: number): string => `c${i}`;

/** Columns in one query: the work of planning a query grows with the square of its expressions. */
const columnsAtOnce = 32;

/** Things of many columns, in groups that go well into one query. */
export const inGroups = <T>(things: readonly T[]): T[][] => {
  const groups: T[][] = [];
  for (let start = 0; start < things.length; start += columnsAtOnce)
    groups.push(things.slice(start, start + columnsAtOnce));
  return groups;
};
