import type { Preview, RowWindow } from '../../data/preview';
import { lineOf, type Table } from '../../data/table';
import { fail, ok, type Issue, type Result } from '../../issues/issue';
import type { ReadOptions } from '../../project/document';
import { columnIssues } from './column-issues';
import { columnNames } from './column-names';
import { findTypes } from './column-types';
import { textColumn, type Database } from './database';
import type { Encoding } from './encoding';
import { inspectFile, type FileFacts } from './file-facts';
import { loadCells } from './load-cells';
import { isMissing } from './missing';
import { profileColumn } from './profile';
import { readColumns } from './read-columns';
import { cancelled, failedReading, noRows, wrongOptions } from './reading-issues';
import { rejectedIssues, rejectedLines } from './rejected-lines';
import { studyFile, type Studied } from './study';

/** A data file that has been read: its table, what is known of it, and its text. */
export interface OpenTable {
  preview: Preview;
  table: Table;
  /** Rows as they stand in the file. */
  rows: (start: number, count: number) => Promise<RowWindow>;
  /** Waits for rows that are being read. */
  close: () => Promise<void>;
}

export interface OpenOptions {
  read?: ReadOptions;
  /** The share of the work done, and the rows read so far. */
  progress?: (share: number, rows: number) => void;
  signal?: AbortSignal;
}

/** Where the stages of reading end, as shares of the whole. */
const scanned = 0.2;
const loaded = 0.6;

const encodingIssues = (encoding: Encoding): Issue[] =>
  encoding === 'Windows-1252'
    ? [
        {
          code: 'data/encoding',
          level: 'info',
          message: 'The file is not UTF-8. It is read as Windows-1252 (Latin-1).',
          hint: 'If letters look wrong, save the file as UTF-8.',
        },
      ]
    : [];

/** Lines need no list when they simply follow the header. */
const unlessRegular = (lines: Int32Array): Int32Array | undefined =>
  lines.every((line, row) => line === row + 2) ? undefined : lines;

const shared = (lines: Int32Array): Int32Array => {
  const copy = new Int32Array(new SharedArrayBuffer(lines.byteLength));
  copy.set(lines);
  return copy;
};

/** Turns the loaded text into a table, with all that is known of it. */
const buildTable = async (
  facts: FileFacts,
  { sniffed, scan }: Studied,
  { connection, close }: Database,
  options: OpenOptions,
): Promise<OpenTable> => {
  const { layout } = sniffed;
  const rows = scan.rowLines.length;
  options.progress?.(loaded, rows);
  const { names, issues: nameIssues } = columnNames(sniffed.headerFields, layout);
  const types = await findTypes(connection, layout.columns, options.read?.decimal);
  const columns = await readColumns(connection, names, types, rows, (share) => {
    options.signal?.throwIfAborted();
    options.progress?.(loaded + (1 - loaded) * share, rows);
  });
  const lines = unlessRegular(scan.rowLines);
  const table: Table = { rows, columns, ...(lines ? { lines: shared(lines) } : {}) };
  const profiles = columns.map((column) => profileColumn(table, column));
  const rejected = rejectedLines(scan.refused, layout, names);
  const preview: Preview = {
    name: facts.name,
    bytes: facts.bytes,
    hash: scan.hash,
    dialect: {
      delimiter: layout.delimiter,
      quote: layout.quote,
      header: layout.header,
      encoding: scan.encoding,
      decimal: types.decimal,
    },
    rows,
    rejected,
    rejectedCount: scan.refusedCount,
    columns: profiles,
    issues: [
      ...encodingIssues(scan.encoding),
      ...nameIssues,
      ...rejectedIssues(scan.refused, scan.refusedCount, layout, rejected),
      ...(await columnIssues(connection, table, profiles, types)),
    ],
  };
  const readRows = rowReader(connection, table);
  let reading: Promise<unknown> = Promise.resolve();
  return {
    preview,
    table,
    rows: (start, count) => {
      const rowsRead = reading.then(() => readRows(start, count));
      reading = rowsRead.catch(() => {});
      return rowsRead;
    },
    close: () => reading.then(close),
  };
};

const rowReader =
  (connection: Database['connection'], table: Table) =>
  async (start: number, count: number): Promise<RowWindow> => {
    const from = Math.max(0, Math.min(Math.trunc(start), table.rows));
    const to = Math.max(from, Math.min(from + Math.trunc(count), table.rows));
    const names = table.columns.map((_, i) => textColumn(i)).join(', ');
    const reader = await connection.runAndReadAll(
      `SELECT ${names} FROM cells WHERE rowid >= $from AND rowid < $to ORDER BY rowid`,
      { from: BigInt(from), to: BigInt(to) },
    );
    const cells = reader
      .getRows()
      .map((row) => row.map((cell) => (cell === null || isMissing(String(cell)) ? null : String(cell))));
    return { start: from, lines: cells.map((_, i) => lineOf(table, from + i)), cells };
  };

const read = async (facts: FileFacts, options: OpenOptions): Promise<Result<OpenTable>> => {
  const studied = await studyFile(facts, options.read ?? {}, {
    progress: (bytes) => options.progress?.((scanned * bytes) / facts.bytes, 0),
    signal: options.signal,
  });
  if (!studied.ok) return studied;
  const { sniffed, scan } = studied.value;
  if (scan.rowLines.length === 0) {
    const [first] = rejectedLines(scan.refused, sniffed.layout, []);
    return fail(noRows(facts, studied.value, first?.reason));
  }
  const database = await loadCells(facts, studied.value, options.signal);
  try {
    return ok(await buildTable(facts, studied.value, database, options));
  } catch (error) {
    database.close();
    throw error;
  }
};

/**
 * Opens a CSV file (.csv, .tsv, any delimiter, also gzipped): every mistake in it is an issue with its line, and nothing
 * is left out or guessed without one.
 */
export const openData = async (file: string, options: OpenOptions = {}): Promise<Result<OpenTable>> => {
  const wrong = wrongOptions(options.read ?? {});
  if (wrong) return fail(wrong);
  const facts = await inspectFile(file);
  if (!facts.ok) return facts;
  try {
    return await read(facts.value, options);
  } catch (error) {
    return fail(options.signal?.aborted ? cancelled(facts.value) : failedReading(error, facts.value));
  }
};
