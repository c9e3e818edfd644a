import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decoderOf, utf16Of, type Encoding } from './encoding';
import type { FileFacts } from './file-facts';
import { RecordScanner, type Layout } from './record-scanner';
import { scannableBytes } from './scan';

/** A copy that only this user can read, gone after `remove`. */
export interface CleanCopy {
  path: string;
  remove: () => Promise<void>;
}

/** The sound rows, each ended by a line feed, as UTF-8. */
async function* soundRows(facts: FileFacts, layout: Layout, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = encoding === 'Windows-1252' ? decoderOf(encoding) : null;
  let parts: Uint8Array[] = [];
  const lineFeed = Buffer.from('\n');
  const scanner = new RecordScanner(layout, (record, buffer) => {
    if (!record.header && record.fault === null) parts.push(buffer.subarray(record.start, record.end), lineFeed);
  });
  const take = (): Uint8Array => {
    const rows = Buffer.concat(parts);
    parts = [];
    return decoder ? Buffer.from(decoder.decode(rows)) : rows;
  };
  for await (const chunk of scannableBytes(facts, utf16Of(encoding))) {
    scanner.push(chunk);
    yield take();
  }
  scanner.end();
  yield take();
}

/**
 * Writes a copy of the sound rows only, as UTF-8 with plain line ends. The CSV reader gives up on mixed line ends, knows
 * few encodings, and loses count of the lines after a broken quote.
 */
export const writeCleanCopy = async (
  facts: FileFacts,
  layout: Layout,
  encoding: Encoding,
  signal?: AbortSignal,
): Promise<CleanCopy> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'deepwright-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, 'clean.csv');
    const rows = Readable.from(soundRows(facts, layout, encoding));
    await pipeline(rows, createWriteStream(file, { flags: 'wx', mode: 0o600 }), { signal });
    return { path: file, remove };
  } catch (error) {
    await remove();
    throw error;
  }
};
