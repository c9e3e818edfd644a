import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** Readers of exported files that share no code with the writers: by the formats' own descriptions. */

export interface ReadTensor {
  shape: number[];
  data: Float32Array;
}

/** ZIP by its central directory (APPNOTE 6.3), entries of .npy version 1 (NumPy's format.py). */
export function readNpz(file: string): Map<string, ReadTensor> {
  const tensors = new Map<string, ReadTensor>();
  for (const [name, bytes] of unzip(readFileSync(file))) {
    const array = parseNpy(bytes);
    if (array) tensors.set(name.replace(/\.npy$/, ''), array);
  }
  return tensors;
}

function* unzip(zip: Buffer): Generator<[string, Buffer]> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const skip = zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(start, start + packed);
    yield [name, method === 0 ? body : inflateRawSync(body)];
    at += 46 + nameLength + skip;
  }
}

/** Null for arrays that are not float32 (the description that goes with the weights). */
function parseNpy(bytes: Buffer): ReadTensor | null {
  if (bytes.toString('latin1', 1, 6) !== 'NUMPY') throw new Error('not an .npy');
  const length = bytes.readUInt16LE(8);
  const header = bytes.toString('latin1', 10, 10 + length);
  if (!header.includes("'descr': '<f4'")) return null;
  if (!header.includes("'fortran_order': False")) throw new Error(`unexpected order: ${header}`);
  const shape = /'shape': \(([^)]*)\)/
    .exec(header)![1]!
    .split(',')
    .filter((s) => s.trim())
    .map(Number);
  return { shape, data: floats(bytes.subarray(10 + length)) };
}

/** Eight bytes of header length, a JSON header, then the tensors' bytes by their offsets. */
export function readSafetensors(file: string): Map<string, ReadTensor> {
  const bytes = readFileSync(file);
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as Record<string, HeaderEntry>;
  const tensors = new Map<string, ReadTensor>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    if (entry.dtype !== 'F32') throw new Error(`${name} is ${entry.dtype}`);
    const [from, to] = entry.data_offsets;
    tensors.set(name, { shape: entry.shape, data: floats(bytes.subarray(8 + length + from, 8 + length + to)) });
  }
  return tensors;
}

interface HeaderEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

function floats(bytes: Buffer): Float32Array {
  const data = new Float32Array(bytes.length / 4);
  for (let i = 0; i < data.length; i++) data[i] = bytes.readFloatLE(4 * i);
  return data;
}
