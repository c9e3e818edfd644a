import { isUtf8 } from 'node:buffer';

/** Encodings read, as shown to people. Windows-1252 is Latin-1 with more signs: what old Windows programs write. */
export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';

const labels: Readonly<Record<Encoding, string>> = {
  'UTF-8': 'utf-8',
  'UTF-16 LE': 'utf-16le',
  'UTF-16 BE': 'utf-16be',
  'Windows-1252': 'windows-1252',
};

export const decoderOf = (encoding: Encoding) => new TextDecoder(labels[encoding]);

/** UTF-16 is known by its byte-order mark. */
export const utf16By = (head: Uint8Array): Encoding | null => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16 LE';
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16 BE';
  return null;
};

/** Bytes at the end of a chunk that begin a UTF-8 character which ends in the next chunk. */
const incompleteTail = (chunk: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
};

/** Tells whether bytes given in chunks are UTF-8. */
export class Utf8Check {
  private rest: Uint8Array = new Uint8Array(0);
  valid = true;

  push(chunk: Uint8Array): void {
    if (!this.valid) return;
    const all = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const tail = incompleteTail(all);
    this.rest = all.slice(all.length - tail);
    this.valid = isUtf8(all.subarray(0, all.length - tail));
  }

  end(): boolean {
    return this.valid && this.rest.length === 0;
  }
}

/** The encoding when it is UTF-16, whose bytes have to be decoded before anything is looked for in them. */
export const utf16Of = (encoding: Encoding): Encoding | null =>
  encoding === 'UTF-16 LE' || encoding === 'UTF-16 BE' ? encoding : null;
