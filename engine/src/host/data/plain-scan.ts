import { createHash } from 'node:crypto';
import { fileBytes } from './bytes';
import { Utf8Check } from './encoding';
import type { FileFacts } from './file-facts';
import type { Layout } from './record-scanner';

/** What a quick look at all bytes of a file tells, when every line of it is a record. */
export interface PlainScan {
  /** SHA-256 of the bytes on disk, hex. */
  hash: string;
  lines: number;
}

const LF = 10;
const CR = 13;
const UNDERSCORE = 95;

/** Counts line feeds, and those of them that follow a carriage return; looks at what stands before them. */
class LineEnds {
  lf = 0;
  crlf = 0;
  /** A line ends with a delimiter: the CSV reader passes over empty fields beyond the last column. */
  delimited = false;
  private last = 0;
  private lastButOne = 0;

  constructor(private readonly delimiter: number) {}

  push(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) {
      const before = at > 0 ? chunk[at - 1]! : this.last;
      const isPair = before === CR;
      if (isPair) this.crlf++;
      if ((isPair ? this.before(chunk, at - 2) : before) === this.delimiter) this.delimited = true;
      this.lf++;
    }
    if (chunk.length > 1) this.lastButOne = chunk[chunk.length - 2]!;
    else if (chunk.length === 1) this.lastButOne = this.last;
    this.last = chunk[chunk.length - 1] ?? this.last;
  }

  /** The byte at a place that may be in the chunk before. */
  private before(chunk: Uint8Array, at: number): number {
    return at >= 0 ? chunk[at]! : at === -1 ? this.last : this.lastButOne;
  }

  get endsOpen(): boolean {
    return this.last !== LF;
  }

  get endsDelimited(): boolean {
    return this.delimited || this.last === this.delimiter;
  }
}

const countOf = (chunk: Uint8Array, byte: number): number => {
  let count = 0;
  for (let at = chunk.indexOf(byte); at >= 0; at = chunk.indexOf(byte, at + 1)) count++;
  return count;
};

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/** `1_000`: the CSV reader takes it for a number, which in data it is not. An underscore at the edge of a chunk may be one. */
const hasGroupedDigits = (chunk: Uint8Array, from: number): boolean => {
  for (let at = chunk.indexOf(UNDERSCORE, from); at >= 0; at = chunk.indexOf(UNDERSCORE, at + 1)) {
    const before = at === 0 || isDigit(chunk[at - 1]);
    const after = at === chunk.length - 1 || isDigit(chunk[at + 1]);
    if (before && after) return true;
  }
  return false;
};

/**
 * Goes through a file by the quick searches of the runtime alone. Null, as soon as that is known, when the file has
 * anything that needs a closer look: NUL bytes, other encodings than UTF-8, mixed line ends, lines that end with a
 * delimiter, digits with an underscore between them below the header, or a sign that was not expected (`unwanted`).
 */
export const plainScan = async (
  facts: FileFacts,
  { delimiter, header }: Layout,
  options: { unwanted: string; progress?: (bytes: number) => void; signal?: AbortSignal },
): Promise<PlainScan | null> => {
  const hash = createHash('sha256');
  const utf8 = new Utf8Check();
  const ends = new LineEnds(delimiter.charCodeAt(0));
  const unwanted = options.unwanted === '' ? -1 : options.unwanted.charCodeAt(0);
  let onDisk = 0;
  let returns = 0;
  let inHeader = header;
  const bytes = fileBytes(facts, (chunk) => {
    hash.update(chunk);
    onDisk += chunk.length;
  });
  for await (const chunk of bytes) {
    options.signal?.throwIfAborted();
    utf8.push(chunk);
    ends.push(chunk);
    returns += countOf(chunk, CR);
    const headerEnd = inHeader ? chunk.indexOf(LF) : 0;
    if (headerEnd >= 0) inHeader = false;
    const body = headerEnd < 0 ? chunk.length : headerEnd;
    if (unwanted >= 0 && chunk.includes(unwanted)) return null;
    if (!utf8.valid || ends.delimited || chunk.includes(0) || hasGroupedDigits(chunk, body)) return null;
    options.progress?.(onDisk);
  }
  const regular = returns === ends.crlf && (ends.crlf === 0 || ends.crlf === ends.lf);
  if (!utf8.end() || !regular || ends.endsDelimited) return null;
  return { hash: hash.digest('hex'), lines: ends.lf + (ends.endsOpen ? 1 : 0) };
};
