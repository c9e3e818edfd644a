import { isUtf8 } from 'node:buffer';

/** Encodings read, as shown to people. Windows-1252 is Latin-1 with more signs: what old Windows programs write. */
export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';

const labels: Readonly<Record<Encoding, string>> = {
  'UTF-8': 'utf-8',
  'UTF-16 LE': 'utf-16le',
  'UTF-16 BE': 'utf-16be',
  'Windows-1252': 'windows-1252',
};

/** What Windows-1252 has at 0x80 to 0x9F; Latin-1 has control signs there. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

interface Decoder {
  decode: (bytes?: Uint8Array, options?: { stream?: boolean }) => string;
}

/** Some versions of Node read Windows-1252 as Latin-1: the signs in which they differ are put right. */
const windowsDecoder = (): Decoder => {
  const decoder = new TextDecoder('windows-1252');
  return {
    decode: (bytes, options) =>
      decoder.decode(bytes, options).replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80]!),
  };
};

export const decoderOf = (encoding: Encoding): Decoder =>
  encoding === 'Windows-1252' ? windowsDecoder() : new TextDecoder(labels[encoding]);

export const encodings = Object.keys(labels) as Encoding[];

/** UTF-16 is known by its byte-order mark; without one, by every other byte being 0, as in text that is mostly ASCII. */
export const utf16By = (head: Uint8Array): Encoding | null => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16 LE';
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16 BE';
  const pairs = Math.min(head.length, 4096) >> 1;
  let [even, odd] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  if (pairs < 4) return null;
  if (odd > 0.7 * pairs && even === 0) return 'UTF-16 LE';
  return even > 0.7 * pairs && odd === 0 ? 'UTF-16 BE' : null;
};

/** A first part of a file, cut after its last whole line. */
export const wholeLines = (bytes: Uint8Array, encoding: Encoding | null): Uint8Array => {
  if (encoding === 'UTF-16 LE') return bytes.subarray(0, lastPair(bytes, 10, 0));
  if (encoding === 'UTF-16 BE') return bytes.subarray(0, lastPair(bytes, 0, 10));
  return bytes.subarray(0, Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1);
};

/** The place after the last pair of these bytes at an even place; 0 when there is none. */
const lastPair = (bytes: Uint8Array, first: number, second: number): number => {
  for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2)
    if (bytes[at] === first && bytes[at + 1] === second) return at + 2;
  return 0;
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
