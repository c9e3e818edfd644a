import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Sink } from './column-sink';
import type { RowDraw } from './row-draw';

/** A table expression of SQL with its parameters. Names and texts of the file come in as parameters or quoted, never pasted. */
export interface Relation {
  sql: string;
  params: Readonly<Record<string, DuckDBValue>>;
}

export interface StreamOptions {
  /** Draws the rows that are kept; all without one. */
  draw?: RowDraw;
  /** Stops after so many rows. */
  limit?: number;
  /** Told the rows read so far. */
  progress?: (rows: number) => void;
  signal?: AbortSignal;
}

/** Streams expressions over a relation into sinks, a chunk of rows at a time and in the order of the file; gives the rows read. */
export const streamColumns = async (
  connection: DuckDBConnection,
  relation: Relation,
  columns: readonly { expression: string; sink: Sink }[],
  { draw, limit, progress, signal }: StreamOptions,
): Promise<number> => {
  const interrupt = (): void => connection.interrupt();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', interrupt, { once: true });
  try {
    const selected = columns.map(({ expression }) => expression).join(', ');
    const cut = limit === undefined ? '' : ` LIMIT ${limit}`;
    const result = await connection.stream(`SELECT ${selected} FROM ${relation.sql}${cut}`, { ...relation.params });
    let rows = 0;
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      signal?.throwIfAborted();
      const kept = draw ? draw.next(chunk.rowCount) : null;
      for (const [i, { sink }] of columns.entries()) sink.take(chunk.getColumnVector(i), chunk.rowCount, kept);
      rows += chunk.rowCount;
      progress?.(rows);
    }
    return rows;
  } catch (error) {
    // An interrupted query says so in words of its own.
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
};
