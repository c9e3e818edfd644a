import { DuckDBInstance, quotedString, type DuckDBConnection } from '@duckdb/node-api';

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
