import { createHash } from 'node:crypto';
import { fileBytes } from './bytes';
import { decoderOf, Utf8Check, utf16Of, type Encoding } from './encoding';
import type { FileFacts } from './file-facts';
import { RecordScanner, type Fault, type Layout, type Newline, type ScannedRecord } from './record-scanner';

/** A record that cannot be a row. */
export interface Refused {
  line: number;
  fault: Fault | 'json';
  /** Of a line that is no JSON object: why. */
  because?: string;
  /** The fields it has, when its quotes are sound. */
  fields: number;
  /** The field with the broken quote, counted from 0. */
  faultField: number;
  /** Its text, or the first part of it. */
  text: string;
}

/** What one pass over all bytes of a file tells. */
export interface Scan {
  /** SHA-256 of the bytes on disk, hex. */
  hash: string;
  encoding: Encoding;
  /** Whether the bytes are of that encoding throughout. */
  valid: boolean;
  /** The line each row begins on. */
  rowLines: Int32Array;
  /** The first refused records, and how many there are. */
  refused: readonly Refused[];
  refusedCount: number;
  newline: Newline;
  /** A quote is broken or a line is too long: the CSV reader must not see the file as it is. */
  broken: boolean;
  /** Whether the header line was there and had a name for each column. */
  plainHeader: boolean;
  hasNul: boolean;
}

export interface ScanOptions {
  layout: Layout;
  /** The encoding that was chosen or is known by its mark; null: then UTF-8 is checked, and what is not UTF-8 is Windows-1252. */
  encoding: Encoding | null;
  /** Bytes on disk read so far. */
  progress?: (bytes: number) => void;
  signal?: AbortSignal;
}

/** Refused records kept with their text. */
const keptRefused = 200;
const keptBytes = 4096;

/** UTF-16 as UTF-8, so that the bytes of delimiter, quote and line ends can be found. */
async function* asUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = decoderOf(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Without the byte-order mark that some programs put before UTF-8. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of chunks) {
    const marked = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    first = false;
    yield marked ? chunk.subarray(3) : chunk;
  }
}

/** The file's bytes in an encoding whose delimiters, quotes and line ends are ASCII. */
export const scannableBytes = (
  facts: FileFacts,
  utf16: Encoding | null,
  seen?: (onDisk: Uint8Array) => void,
): AsyncIterable<Uint8Array> => (utf16 ? asUtf8(fileBytes(facts, seen), utf16) : withoutMark(fileBytes(facts, seen)));

/** Gathers what a scanner finds. */
class Findings {
  rowLines = new Int32Array(1024);
  rows = 0;
  readonly refused: (Omit<Refused, 'text' | 'because'> & { bytes: Uint8Array })[] = [];
  refusedCount = 0;
  broken = false;
  header: ScannedRecord | null = null;

  add(record: ScannedRecord, buffer: Uint8Array): void {
    if (record.header) this.header = record;
    else if (record.fault === null) this.addRow(record.line);
    else this.refuse(record, buffer);
  }

  private addRow(line: number): void {
    if (this.rows === this.rowLines.length) {
      const longer = new Int32Array(this.rows * 2);
      longer.set(this.rowLines);
      this.rowLines = longer;
    }
    this.rowLines[this.rows++] = line;
  }

  private refuse({ line, fault, fields, faultField, start, end }: ScannedRecord, buffer: Uint8Array): void {
    if (fault === null) return;
    if (fault !== 'width') this.broken = true;
    if (++this.refusedCount > keptRefused) return;
    const bytes = Buffer.from(buffer.subarray(start, Math.min(end, start + keptBytes)));
    this.refused.push({ line, fault, fields, faultField, bytes });
  }
}

/** Reads the whole file once: its hash, its encoding, its rows' lines, and what cannot be a row. */
export const scanFile = async (facts: FileFacts, options: ScanOptions): Promise<Scan> => {
  const { layout } = options;
  const utf16 = options.encoding && utf16Of(options.encoding);
  const hash = createHash('sha256');
  let onDisk = 0;
  const bytes = scannableBytes(facts, utf16, (chunk) => {
    hash.update(chunk);
    onDisk += chunk.length;
  });
  const check = new Utf8Check();
  const findings = new Findings();
  const scanner = new RecordScanner(layout, (record, buffer) => findings.add(record, buffer));
  let hasNul = false;
  for await (const chunk of bytes) {
    options.signal?.throwIfAborted();
    check.push(chunk);
    hasNul ||= chunk.includes(0);
    scanner.push(chunk);
    options.progress?.(onDisk);
  }
  const { newline } = scanner.end(facts.head !== undefined);
  const isUtf8 = check.end();
  const encoding = options.encoding ?? (isUtf8 ? 'UTF-8' : 'Windows-1252');
  const decoder = decoderOf(utf16 ? 'UTF-8' : encoding);
  return {
    hash: hash.digest('hex'),
    encoding,
    valid: isUtf8 || encoding === 'Windows-1252',
    rowLines: findings.rowLines.slice(0, findings.rows),
    refused: findings.refused.map(({ bytes: text, ...rest }) => ({ ...rest, text: decoder.decode(text) })),
    refusedCount: findings.refusedCount,
    newline,
    broken: findings.broken,
    plainHeader: !layout.header || (findings.header?.line === 1 && findings.header.fields === layout.columns),
    hasNul,
  };
};
