import type { DuckDBConnection } from '@duckdb/node-api';
import { writeCleanCopy } from './clean-copy';
import { numbersOf, openDatabase, textColumn, type Database } from './database';
import type { FileFacts } from './file-facts';
import type { Layout } from './record-scanner';
import type { Studied } from './study';

interface ReadFrom {
  file: string;
  gzip: boolean;
  layout: Layout;
}

/**
 * Reads the file into the table `cells`, every cell as its text, rows in the file's order; says how many rows it has.
 * All of the layout is given, nothing is guessed here. An empty cell is NULL. Records of another width are passed over:
 * the scan has listed them.
 */
const readCells = async (connection: DuckDBConnection, { file, gzip, layout }: ReadFrom): Promise<number> => {
  const { delimiter, quote, header, columns } = layout;
  const struct = Array.from({ length: columns }, (_, i) => `'${textColumn(i)}': 'VARCHAR'`).join(', ');
  await connection.run(
    `CREATE TABLE cells AS SELECT * FROM read_csv($file, auto_detect = false, columns = {${struct}},
       delim = $delimiter, quote = $quote, escape = $quote, header = $header, compression = $compression,
       skip = 0, comment = '', nullstr = '', strict_mode = true, ignore_errors = true)`,
    { file, delimiter, quote, header, compression: gzip ? 'gzip' : 'none' },
  );
  const [rows] = await numbersOf(connection, 'SELECT count(*) FROM cells');
  return rows ?? 0;
};

const loadFrom = async (from: ReadFrom, expected: number, signal?: AbortSignal): Promise<Database> => {
  const database = await openDatabase(from.file);
  const interrupt = (): void => database.connection.interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  try {
    const rows = await readCells(database.connection, from);
    if (rows !== expected) throw new Error(`The CSV reader found ${rows} rows, the scan ${expected}.`);
    signal?.throwIfAborted();
    return database;
  } catch (error) {
    database.close();
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
};

/**
 * Opens a database with the rows that the scan found, as the table `cells`. Plain files are read as they are; from
 * others, and where the CSV reader disagrees with the scan, a clean copy of the sound rows is read.
 */
export const loadCells = async (
  facts: FileFacts,
  { sniffed: { layout }, scan }: Studied,
  signal?: AbortSignal,
): Promise<Database> => {
  const rows = scan.rowLines.length;
  const plain = scan.encoding === 'UTF-8' && scan.newline !== 'mixed' && !scan.broken && scan.plainHeader;
  if (plain) {
    try {
      return await loadFrom({ file: facts.path, gzip: facts.gzip, layout }, rows, signal);
    } catch (error) {
      if (signal?.aborted || isOutOfMemory(error)) throw error;
    }
  }
  const copy = await writeCleanCopy(facts, layout, scan.encoding, signal);
  try {
    return await loadFrom({ file: copy.path, gzip: false, layout: { ...layout, header: false } }, rows, signal);
  } finally {
    await copy.remove();
  }
};

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && /out of memory/i.test(error.message);
