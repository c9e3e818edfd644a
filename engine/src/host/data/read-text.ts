import type { Layout } from './record-scanner';
import { writeCleanCopy } from './clean-copy';
import { csvRelation, fileColumn, type CsvSource } from './csv-relation';
import { openDatabase } from './database';
import type { FileFacts } from './file-facts';
import { plainScan, type PlainScan } from './plain-scan';
import { readColumns, type ColumnPlan, type ColumnsRead } from './read-columns';
import type { Scan } from './scan';
import type { Reading } from './text-column';

/** What a reader has to know of a scan. */
type Scanned = Pick<Scan, 'rowLines' | 'encoding' | 'valid' | 'newline' | 'broken' | 'plainHeader'>;

/** What is to be read from a delimited file, once it is known how it is written. */
export interface TextJob {
  facts: FileFacts;
  layout: Layout;
  /** The columns to read, by their place in the file. */
  wanted: readonly { index: number; name: string; numbers: boolean; asText: boolean }[];
  reading: Reading;
  share?: number;
  /** Rows there will be, by the length of the first ones. */
  expected: number;
  /**
   * The texts for missing values that the first part of the file has somewhere. Every one is compared with every cell, which
   * is felt; one that comes later makes the file one that is not plain.
   */
  seenMissing: readonly string[];
  /** Whether that part has a quote. */
  seenQuote: boolean;
}

export interface ReadHooks {
  /** The share of the reading that is done, and the rows read. */
  progress?: (share: number, rows: number) => void;
  signal?: AbortSignal;
}

/** Beyond so many columns a query with an expression for each takes longer to plan than their texts take to convert. */
const mostCasts = 1000;
const castsAtOnce = 256;

const howToRead = (job: TextJob): Pick<TextJob, 'reading' | 'share'> => ({ reading: job.reading, share: job.share });

/** Some more room than expected: what is not used costs nothing, and growing costs a copy. */
const roomy = (rows: number): number => Math.ceil(1.1 * rows) + 64;

/** SQL: a cell as a number; infinite when it is none. DuckDB would also read `1_000`, which in data is a name. */
const castOf = (cell: string, decimal: '.' | ','): string => {
  const odd = decimal === '.' ? `contains(${cell}, '_')` : `contains(${cell}, '_') OR contains(${cell}, '.')`;
  const text = decimal === '.' ? cell : `replace(${cell}, ',', '.')`;
  return `CASE WHEN ${cell} IS NULL THEN NULL WHEN ${odd} THEN 'inf'::DOUBLE
    ELSE coalesce(TRY_CAST(${text} AS DOUBLE), 'inf'::DOUBLE) END`;
};

/**
 * The quick way for a file that is nothing but plain lines: DuckDB reads numbers as numbers while the bytes are gone
 * through. Null when anything in it needs a closer look; nothing has been decided then.
 */
export const readPlain = async (
  job: TextJob,
  { progress, signal }: ReadHooks,
): Promise<{ read: ColumnsRead; scan: PlainScan } | null> => {
  const { facts, layout, wanted } = job;
  const stop = new AbortController();
  const abort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const database = await openDatabase(facts.path);
  if (signal?.aborted) abort();
  const numbers = new Set(wanted.filter(({ numbers: are, asText }) => are && !asText).map(({ index }) => index));
  const plans = wanted.map(({ index, name, asText }): ColumnPlan => {
    const cell = fileColumn(index);
    return { name, kind: numbers.has(index) ? 'number' : 'text', number: cell, text: cell, asText };
  });
  // Quotes that are nowhere need not be looked for in every cell.
  const unwanted = job.seenQuote ? '' : layout.quote;
  const used = job.seenQuote ? layout : { ...layout, quote: '' };
  const source = { file: facts.path, gzip: facts.gzip, layout: used, nullTexts: job.seenMissing };
  const relation = csvRelation(source, (i) => (numbers.has(i) ? 'DOUBLE' : 'VARCHAR'), true);
  const scanning = plainScan(facts, layout, { unwanted, signal: stop.signal }).then((scan) => {
    if (!scan) stop.abort();
    return scan;
  });
  const reading = readColumns(
    database.connection,
    { relation, plans, capacity: roomy(job.expected), ...howToRead(job), atOnce: Infinity, strict: true },
    { signal: stop.signal, progress },
  );
  try {
    const [scan, read] = await Promise.all([scanning, reading]);
    return scan && scan.lines === read.rows + (layout.header ? 1 : 0) ? { read, scan } : null;
  } catch (error) {
    signal?.throwIfAborted();
    if (isOutOfMemory(error)) throw error;
    return null;
  } finally {
    stop.abort();
    await Promise.allSettled([scanning, reading]);
    signal?.removeEventListener('abort', abort);
    database.close();
  }
};

/** The columns of a source whose rows a scan has counted. */
const readScanned = async (job: TextJob, source: CsvSource, rows: number, hooks: ReadHooks): Promise<ColumnsRead> => {
  const { wanted, reading } = job;
  const cast = wanted.length <= mostCasts;
  const plans = wanted.map(({ index, name, numbers, asText }): ColumnPlan => {
    const cell = fileColumn(index);
    const kind = cast && numbers && !asText ? 'number' : 'text';
    return { name, kind, number: castOf(cell, reading.decimal), text: cell, asText };
  });
  const database = await openDatabase(source.file);
  try {
    const relation = csvRelation(source, () => 'VARCHAR', false);
    const atOnce = cast ? castsAtOnce : Infinity;
    const read = await readColumns(
      database.connection,
      { relation, plans, capacity: rows, ...howToRead(job), atOnce },
      hooks,
    );
    if (read.rows !== rows) throw new Error(`The CSV reader found ${read.rows} rows, the scan ${rows}.`);
    return read;
  } finally {
    database.close();
  }
};

/**
 * The columns of a file that was scanned: plain files are read as they are; of others, and where the CSV reader disagrees
 * with the scan, a clean copy of the sound rows is read.
 */
export const readSound = async (job: TextJob, scan: Scanned, hooks: ReadHooks): Promise<ColumnsRead> => {
  const { facts, layout } = job;
  const rows = scan.rowLines.length;
  const { nullTexts } = job.reading.missing;
  const asItIs =
    facts.head === undefined &&
    scan.encoding === 'UTF-8' &&
    scan.valid &&
    scan.newline !== 'mixed' &&
    !scan.broken &&
    scan.plainHeader;
  if (asItIs) {
    try {
      return await readScanned(job, { file: facts.path, gzip: facts.gzip, layout, nullTexts }, rows, hooks);
    } catch (error) {
      hooks.signal?.throwIfAborted();
      if (isOutOfMemory(error)) throw error;
    }
  }
  const copy = await writeCleanCopy(facts, layout, scan, hooks.signal);
  try {
    const source = { file: copy.path, gzip: false, layout: { ...layout, header: false }, nullTexts };
    return await readScanned(job, source, rows, hooks);
  } finally {
    await copy.remove();
  }
};

export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof Error && /out of memory/i.test(error.message));
