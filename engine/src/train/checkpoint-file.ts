import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import * as v from 'valibot';
import { writeNpy } from '../exporters/_npy';
import { arraysOf, type NamedArray } from '../exporters/_npz-arrays';
import { fail, ok, type Result } from '../issues/issue';
import { precisionOf, type Real } from '../kernels/real';
import { checkpointSchema } from '../project/checkpoint-schema';
import type { Checkpoint } from './checkpoint';

const format = 'deepwright/checkpoint';
const version = 1;
/** The array that holds the rest as JSON text. */
const textName = 'checkpoint.json';

type Arrays = Map<string, Real>;

/** Plain data with each array replaced by its name (the path to it), and numbers JSON has no word for by theirs. */
const pack = (value: unknown, path: string, arrays: Arrays): unknown => {
  if (value instanceof Float32Array || value instanceof Float64Array) {
    arrays.set(path, value);
    return { array: path };
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
  if (Array.isArray(value)) return value.map((each, i) => pack(each, `${path}.${i}`, arrays));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, pack(each, path ? `${path}.${key}` : key, arrays)]),
  );
};

const unpack = (value: unknown, arrays: ReadonlyMap<string, NamedArray>): unknown => {
  if (Array.isArray(value)) return value.map((each) => unpack(each, arrays));
  if (typeof value !== 'object' || value === null) return value;
  if ('array' in value) return arrays.get(String(value.array))?.data;
  if ('number' in value) return Number(value.number);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unpack(each, arrays)]));
};

/** A checkpoint as an .npz file: an array for each run of numbers, named by its place, and the rest as JSON. */
export const writeCheckpoint = (checkpoint: Checkpoint): Uint8Array => {
  const arrays: Arrays = new Map();
  const packed = pack(checkpoint, '', arrays);
  const text = strToU8(JSON.stringify({ format, version, checkpoint: packed }));
  const files: Zippable = { [`${textName}.npy`]: writeNpy('|u1', [text.length], text) };
  for (const [name, data] of arrays) {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    files[`${name}.npy`] = writeNpy(precisionOf(data) === 'float32' ? '<f4' : '<f8', [data.length], bytes);
  }
  return zipSync(files, { level: 0, mtime: '1980-01-01T00:00:00' });
};

const fileSchema = v.object({ format: v.literal(format), version: v.literal(version), checkpoint: v.unknown() });

/** A checkpoint from such a file; whatever is wrong with the file is an issue. */
export const readCheckpoint = (bytes: Uint8Array): Result<Checkpoint> => {
  try {
    const arrays = arraysOf(bytes);
    const text = arrays.get(textName);
    if (!text) throw new Error('an .npz file without a checkpoint');
    const file = v.parse(fileSchema, JSON.parse(strFromU8(Uint8Array.from(text.data))));
    return ok(v.parse(checkpointSchema, unpack(file.checkpoint, arrays)));
  } catch (error) {
    return fail({
      code: 'checkpoint/unreadable',
      level: 'error',
      message: `A checkpoint written by Deepwright was expected; ${error instanceof Error ? error.message : 'something else'} came.`,
      hint: 'Give a file that --checkpoint wrote, or start a new run.',
    });
  }
};
