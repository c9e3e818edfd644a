import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FileFacts } from './file-facts';

const chunkBytes = 1 << 20;

/**
 * The file's bytes, unpacked when it is gzip. `seen` is told of the bytes as they stand on disk (for the hash and
 * for progress), whatever is done with them afterwards.
 */
export async function* fileBytes(facts: FileFacts, seen?: (onDisk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  if (facts.head) {
    yield facts.head;
    return;
  }
  const file = createReadStream(facts.path, { highWaterMark: chunkBytes });
  if (seen) file.on('data', (chunk) => seen(chunk as Buffer));
  if (!facts.gzip) {
    for await (const chunk of file) yield chunk as Buffer;
    return;
  }
  // An error of either side ends the loop below: the callback only keeps it from being thrown twice.
  const unpacked = pipeline(file, createGunzip({ chunkSize: chunkBytes }), () => {});
  for await (const chunk of unpacked) yield chunk as Buffer;
}

/** The first bytes of the (unpacked) file. */
export interface Head {
  bytes: Uint8Array;
  /** Whether that is all of it. */
  whole: boolean;
  /** Bytes of the whole file once unpacked; estimated for gzip. */
  unpacked: number;
}

/** The first bytes of the (unpacked) file, at most `limit`. */
export const readHead = async (facts: FileFacts, limit: number): Promise<Head> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  let onDisk = 0;
  let whole = true;
  for await (const chunk of fileBytes(facts, (packed) => (onDisk += packed.length))) {
    parts.push(chunk);
    length += chunk.length;
    if (length > limit) {
      whole = false;
      break;
    }
  }
  const unpacked = whole ? length : facts.gzip ? (length * facts.bytes) / Math.max(1, onDisk) : facts.bytes;
  return { bytes: Buffer.concat(parts).subarray(0, limit), whole, unpacked };
};
