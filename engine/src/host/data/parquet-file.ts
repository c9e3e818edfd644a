import type * as duckdb from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { fail, ok, type Issue, type Result } from '../../issues/issue';
import { requireHere } from '../require-here';
import { fileBytes } from './bytes';
import { openDatabase } from './database';
import type { FileFacts } from './file-facts';
import { bytesOfRow, lackOfRoom } from './memory';
import { missingRule } from './missing';
import { readColumns, type ColumnPlan } from './read-columns';
import { isWanted, linesOf, type FileRead, type ReadJob } from './read-file';
import { noColumns, plainReason } from './reading-issues';

const relation = (facts: FileFacts) => ({ sql: 'read_parquet($file)', params: { file: facts.path } });

const numeric =
  /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const dated = /^(DATE|TIMESTAMP.*)$/;

/** The columns of a Parquet file with their SQL types. */
const describe = async (connection: DuckDBConnection, facts: FileFacts): Promise<{ name: string; type: string }[]> => {
  const { sql, params } = relation(facts);
  const reader = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${sql}`, params);
  return reader.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
};

const planOf = (name: string, type: string, column: string, asText: boolean): ColumnPlan => {
  const kind = asText ? 'text' : numeric.test(type) ? 'number' : dated.test(type) ? 'date' : 'text';
  const number = kind === 'date' ? `epoch_ms(CAST(${column} AS TIMESTAMP))::DOUBLE` : `CAST(${column} AS DOUBLE)`;
  // A column of texts is not searched for numbers: its type was chosen by whoever wrote the file.
  return { name, kind, number, text: `CAST(${column} AS VARCHAR)`, asText: type === 'VARCHAR' || asText };
};

const hashOf = async (facts: FileFacts, signal?: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of fileBytes(facts)) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
};

const damaged = (facts: FileFacts, error: unknown): Issue => ({
  code: 'data/damaged-parquet',
  level: 'error',
  message: `${facts.name} begins like a Parquet file, but could not be read: ${plainReason(error, facts)}.`,
  hint: 'Get the file again, or save the table as CSV.',
});

const rowsOf = async (connection: DuckDBConnection, facts: FileFacts): Promise<number> => {
  const { sql, params } = relation(facts);
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM ${sql}`, params);
  return Number(reader.getRows()[0]?.[0] ?? 0);
};

/** Reads a Parquet file; "lines" of its rows are their places, from 1. `limit`: only so many rows, for a first look. */
export const readParquetFile = async (
  { facts, read, asText, hooks }: ReadJob,
  limit?: number,
): Promise<Result<FileRead & { allRows: number }>> => {
  const { quotedIdentifier } = requireHere('@duckdb/node-api') as typeof duckdb;
  const database = await openDatabase(facts.path);
  try {
    const { connection } = database;
    const described = await describe(connection, facts).catch((error: unknown) => error);
    if (!Array.isArray(described)) return fail(damaged(facts, described));
    const isRead = isWanted(read);
    const plans = (described as { name: string; type: string }[])
      .filter(({ name, type }) => isRead(name) && type !== 'BLOB')
      .map(({ name, type }) => planOf(name, type, quotedIdentifier(name), asText.has(name)));
    if (plans.length === 0) return fail(noColumns(facts));
    const all = await rowsOf(connection, facts);
    if (all === 0)
      return fail({
        code: 'data/empty-file',
        level: 'error',
        message: `${facts.name} has no rows.`,
        hint: 'Choose a file with rows.',
      });
    const lack =
      limit === undefined
        ? lackOfRoom(
            facts,
            all * (read.share ?? 1),
            bytesOfRow(plans.map(({ kind }) => (kind === 'text' ? 'text' : 'number'))),
          )
        : null;
    if (lack) return fail(lack);
    const reading = { missing: missingRule(read.missing), decimal: '.' } as const;
    const capacity = Math.min(all, limit ?? all);
    const job = { relation: relation(facts), plans, capacity, reading, share: read.share, limit, atOnce: 256 };
    const found = await readColumns(connection, job, hooks);
    return ok({
      hash: limit === undefined ? await hashOf(facts, hooks.signal) : '',
      format: 'parquet',
      dialect: null,
      rows: found.drawn?.length ?? found.rows,
      columns: found.columns,
      ...linesOf(null, found.drawn, 1),
      rejected: [],
      rejectedCount: 0,
      ...(read.share === undefined ? {} : { sampledFrom: all }),
      issues: [],
      allRows: all,
    });
  } finally {
    database.close();
  }
};
