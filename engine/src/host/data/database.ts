import type * as duckdb from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { requireHere } from '../require-here';

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
  const { DuckDBInstance, quotedString } = requireHere('@duckdb/node-api') as typeof duckdb;
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
  // What a stream may run ahead of its reader: with the usual 1 MB its threads mostly wait for one another.
  await connection.run(`SET streaming_buffer_size = '32MB'`);
  await connection.run('SET lock_configuration = true');
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};
