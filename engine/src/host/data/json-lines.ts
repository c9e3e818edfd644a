import { createHash } from 'node:crypto';
import { fileBytes } from './bytes';
import { writeCopy, type CleanCopy } from './clean-copy';
import type { FileFacts } from './file-facts';
import type { Layout } from './record-scanner';
import type { Refused } from './scan';

/** A value of a line of JSON as the text of a cell; lists and objects stay JSON. */
const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const record = (line: string): Readonly<Record<string, unknown>> | string => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return 'is JSON, but no object';
  } catch (error) {
    return `is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
};

const longestLine = 32e6;

/** The lines of a file with their numbers; blank ones are passed over. */
async function* linesOf(
  facts: FileFacts,
  seen?: (onDisk: Uint8Array) => void,
): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder();
  let rest = '';
  let line = 0;
  for await (const chunk of fileBytes(facts, seen)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    if (rest.length > longestLine) throw new Error(`line ${line + lines.length + 1} is longer than 32 MB`);
    for (const text of lines) yield { line: ++line, text };
  }
  if (facts.head === undefined) yield { line: line + 1, text: rest + decoder.decode() };
}

/** A record for each object, by the keys in the order of their first appearance. */
export interface JsonScan {
  hash: string;
  names: readonly string[];
  rowLines: Int32Array;
  refused: readonly Refused[];
  refusedCount: number;
  /** The first records, as texts. */
  first: readonly (readonly string[])[];
}

const keptRefused = 200;
const firstRecords = 500;

interface JsonHooks {
  progress?: (bytes: number) => void;
  signal?: AbortSignal;
}

/** Goes through all lines once: which are objects, what keys they have, and what cannot be a row. */
export const scanJson = async (facts: FileFacts, { progress, signal }: JsonHooks): Promise<JsonScan> => {
  const hash = createHash('sha256');
  const names = new Map<string, number>();
  const rowLines: number[] = [];
  const refused: Refused[] = [];
  const first: Readonly<Record<string, unknown>>[] = [];
  let refusedCount = 0;
  let onDisk = 0;
  const lines = linesOf(facts, (chunk) => {
    hash.update(chunk);
    onDisk += chunk.length;
  });
  for await (const { line, text } of lines) {
    if (line % 4096 === 0) {
      signal?.throwIfAborted();
      progress?.(onDisk);
    }
    if (text.trim() === '') continue;
    const found = record(text);
    if (typeof found === 'string') {
      if (++refusedCount <= keptRefused)
        refused.push({ line, fault: 'json', because: found, fields: 0, faultField: 0, text });
      continue;
    }
    for (const key of Object.keys(found)) if (!names.has(key)) names.set(key, names.size);
    if (first.length < firstRecords) first.push(found);
    rowLines.push(line);
  }
  const keys = [...names.keys()];
  return {
    hash: hash.digest('hex'),
    names: keys,
    rowLines: Int32Array.from(rowLines),
    refused,
    refusedCount,
    first: first.map((found) => fieldsOf(found, keys)),
  };
};

const fieldsOf = (found: Readonly<Record<string, unknown>>, names: readonly string[]): string[] =>
  names.map((name) => (Object.hasOwn(found, name) ? cellOf(found[name]) : ''));

/** How the copy of a JSON file is written. */
export const jsonLayout = (columns: number): Layout => ({ delimiter: ',', quote: '"', header: false, columns });

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function* asCsv(facts: FileFacts, names: readonly string[]): AsyncGenerator<Uint8Array> {
  let rows: string[] = [];
  let length = 0;
  for await (const { text } of linesOf(facts)) {
    if (text.trim() === '') continue;
    const found = record(text);
    if (typeof found === 'string') continue;
    const fields = fieldsOf(found, names).map(quoted);
    // A line of one empty field would be a blank line.
    const row = fields.length === 1 && fields[0] === '' ? '""' : fields.join(',');
    rows.push(row, '\n');
    length += row.length;
    if (length < 1 << 20) continue;
    yield Buffer.from(rows.join(''));
    rows = [];
    length = 0;
  }
  yield Buffer.from(rows.join(''));
}

/** The objects as a delimited file: whatever their keys are called, its columns have plain names. */
export const writeJsonCopy = (facts: FileFacts, names: readonly string[], signal?: AbortSignal): Promise<CleanCopy> =>
  writeCopy(asCsv(facts, names), signal);
