import { fail, type Result } from '../../issues/issue';
import { readHead } from './bytes';
import { decoderOf } from './encoding';
import { inspectFile, type FileFacts } from './file-facts';
import { readJsonFile } from './json-file';
import { readParquetFile } from './parquet-file';
import type { FileRead, ReadJob } from './read-file';
import { beginsWithObject, cancelled, failedReading } from './reading-issues';
import { readTextFile } from './text-file';

/** Parquet is known by its first bytes, JSON lines by their first line; anything else is delimited text. */
const withFormat = async (facts: FileFacts): Promise<FileFacts> => {
  if (facts.format === 'parquet') return facts;
  const { bytes } = await readHead(facts, 4096);
  return beginsWithObject(decoderOf('UTF-8').decode(bytes)) ? { ...facts, format: 'json' } : facts;
};

/** Does something with a file of a known format; whatever stops it becomes an issue. */
export const withFile = async <T>(
  file: string,
  signal: AbortSignal | undefined,
  use: (facts: FileFacts) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const inspected = await inspectFile(file);
  if (!inspected.ok) return inspected;
  const facts = inspected.value;
  try {
    signal?.throwIfAborted();
    return await use(await withFormat(facts));
  } catch (error) {
    return fail(signal?.aborted ? cancelled(facts) : failedReading(error, facts));
  }
};

/** Reads a file of any format. */
export const readOne = (job: ReadJob): Promise<Result<FileRead>> => {
  switch (job.facts.format) {
    case 'parquet':
      return readParquetFile(job);
    case 'json':
      return readJsonFile(job);
    case 'text':
      return readTextFile(job);
  }
};
