import type { DuckDBConnection } from '@duckdb/node-api';
import { numbersOf, textColumn } from './database';
import type { Layout } from './record-scanner';

export interface LoadOptions {
  file: string;
  gzip: boolean;
  layout: Layout;
}

/**
 * Reads the file into the table `cells`, every cell as its text, rows in the file's order; says how many rows it has.
 * All of the dialect is given, nothing is guessed here. An empty cell is NULL. Records of another width are passed over:
 * the scan has listed them.
 */
export const loadCells = async (connection: DuckDBConnection, options: LoadOptions): Promise<number> => {
  const { delimiter, quote, header, columns } = options.layout;
  const struct = Array.from({ length: columns }, (_, i) => `'${textColumn(i)}': 'VARCHAR'`).join(', ');
  await connection.run(
    `CREATE OR REPLACE TABLE cells AS SELECT * FROM read_csv($file, auto_detect = false, columns = {${struct}},
       delim = $delimiter, quote = $quote, escape = $quote, header = $header, compression = $compression,
       skip = 0, comment = '', nullstr = '', strict_mode = true, ignore_errors = true)`,
    { file: options.file, delimiter, quote, header, compression: options.gzip ? 'gzip' : 'none' },
  );
  const [rows] = await numbersOf(connection, 'SELECT count(*) FROM cells');
  return rows ?? 0;
};
