import { toBase64 } from './base64';
import type { ProjectFile } from './project-file';

/**
 * The project as text: keys sorted, one block, wire or column a line, so that versions compare line by line. Numbers
 * JSON has no word for are `{"number":"NaN"}`; arrays of numbers are base64 of their little-endian bytes.
 */
export const stringifyProject = (file: ProjectFile): string => `${write(file, '')}\n`;

/** Objects with nothing but plain values in them stand on one line. */
const isFlat = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  ArrayBuffer.isView(value) ||
  (Array.isArray(value) ? value.length === 0 || value.every((each) => typeof each !== 'object' || each === null) : short(value));

const short = (value: object): boolean => {
  const parts = Object.values(value);
  return parts.length === 0 || (parts.every((part) => isFlat(part) || isLeaf(part)) && JSON.stringify(encode(value)).length < 200);
};

const isLeaf = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each !== 'object' || each === null);

const write = (value: unknown, indent: string): string => {
  if (isFlat(value)) return JSON.stringify(encode(value));
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((each) => inner + write(each, inner)).join(',\n')}\n${indent}]`;
  const lines = entries(value as object).map(([key, each]) => `${inner}${JSON.stringify(key)}: ${write(each, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
};

const entries = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Values as JSON can say them. */
const encode = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { number: String(value) };
  if (value instanceof Float32Array) return { float32: toBase64(value) };
  if (value instanceof Float64Array) return { float64: toBase64(value) };
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(entries(value).map(([key, each]) => [key, encode(each)]));
  return value;
};
