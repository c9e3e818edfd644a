import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decoderOf, utf16Of, type Encoding } from './encoding';
import type { FileFacts } from './file-facts';
import { splitRecords } from './records';
import { RecordScanner, type Layout } from './record-scanner';
import { scannableBytes } from './scan';

/** A copy that only this user can read, gone after `remove`. */
export interface CleanCopy {
  path: string;
  remove: () => Promise<void>;
}

/** How the bytes of a file are to be understood. */
interface Written {
  encoding: Encoding;
  /** Whether they are of that encoding throughout. */
  valid: boolean;
}

/** A record written anew: quotes only where they are needed, line feeds only. */
const rewritten = (text: string, { delimiter, quote }: Layout): string => {
  const [fields = []] = splitRecords(text, delimiter, quote, 1);
  const needsQuotes = (field: string): boolean =>
    quote !== '' && (field.includes(delimiter) || field.includes(quote) || /[\r\n]|^ | $/.test(field));
  return fields
    .map((field) => (needsQuotes(field) ? quote + field.replaceAll(quote, quote + quote) + quote : field))
    .join(delimiter)
    .replace(/\r\n?/g, '\n');
};

/** The sound rows, each ended by a line feed, as UTF-8. Rows without quotes pass as they are. */
async function* soundRows(facts: FileFacts, layout: Layout, { encoding, valid }: Written): AsyncGenerator<Uint8Array> {
  const utf16 = utf16Of(encoding);
  const decoder = decoderOf(utf16 ? 'UTF-8' : encoding);
  const quote = layout.quote === '' ? -1 : layout.quote.charCodeAt(0);
  const lineFeed = Buffer.from('\n');
  let parts: Uint8Array[] = [];
  const scanner = new RecordScanner(layout, (record, buffer) => {
    if (record.header || record.fault !== null) return;
    const raw = buffer.subarray(record.start, record.end);
    const asIs = encoding !== 'Windows-1252' && valid && !raw.includes(quote);
    parts.push(asIs ? raw : Buffer.from(rewritten(decoder.decode(raw), layout)), lineFeed);
  });
  const take = (): Uint8Array => {
    const rows = Buffer.concat(parts);
    parts = [];
    return rows;
  };
  for await (const chunk of scannableBytes(facts, utf16)) {
    scanner.push(chunk);
    yield take();
  }
  scanner.end(facts.head !== undefined);
  yield take();
}

/**
 * Writes a copy of the sound rows only, as UTF-8 with plain line ends. The CSV reader gives up on mixed line ends, knows
 * few encodings, and loses count of the lines after a broken quote.
 */
export const writeCleanCopy = (
  facts: FileFacts,
  layout: Layout,
  written: Written,
  signal?: AbortSignal,
): Promise<CleanCopy> => writeCopy(soundRows(facts, layout, written), signal);

/** Writes rows into a file of its own. */
export const writeCopy = async (rows: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<CleanCopy> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'deepwright-copy-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, 'clean.csv');
    await pipeline(Readable.from(rows), createWriteStream(file, { flags: 'wx', mode: 0o600 }), { signal });
    return { path: file, remove };
  } catch (error) {
    await remove();
    throw error;
  }
};
