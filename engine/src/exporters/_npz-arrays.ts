import { strFromU8, unzipSync } from 'fflate';
import { fail, ok, type Result } from '../issues/issue';
import type { Real } from '../kernels/real';

/** An array of a .npz file, row-major: float32 as it is, every other type of number as float64. */
export interface NamedArray {
  shape: readonly number[];
  data: Real;
}

/** How one number of a type is read; all little-endian. */
interface NumberType {
  bytes: number;
  read: (view: DataView, at: number) => number;
}

const types: Readonly<Record<string, NumberType>> = {
  '<f4': { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  '<f8': { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  '|b1': { bytes: 1, read: (view, at) => view.getUint8(at) },
  '|u1': { bytes: 1, read: (view, at) => view.getUint8(at) },
  '<i4': { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  '<i8': { bytes: 8, read: (view, at) => exact(view.getBigInt64(at, true)) },
};

/** Types that are no numbers, by NumPy's name or what stands in its place. */
const otherTypes: Readonly<Record<string, string>> = { '|O': 'Python objects', '[': 'records' };

const exact = (value: bigint): number => {
  if (BigInt(Number(value)) !== value) throw new Error(`the whole number ${value}, which float64 cannot hold,`);
  return Number(value);
};

/** What stands in front of an array's numbers. */
interface Header {
  descriptor: string;
  isFortran: boolean;
  shape: number[];
  /** Where the numbers start. */
  end: number;
}

/** Magic, version, length of the header (2 bytes in version 1, 4 after it), a Python dictionary (NumPy's format.py). */
const readHeader = (bytes: Uint8Array): Header => {
  if (bytes.length < 12 || strFromU8(bytes.subarray(0, 6), true) !== '\x93NUMPY') throw new Error('no NumPy array');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes[6]!;
  if (version < 1 || version > 3) throw new Error(`an array of version ${version}`);
  const start = version === 1 ? 10 : 12;
  const end = start + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  const header = strFromU8(bytes.subarray(start, end), true);
  const descriptor = /'descr':\s*(?:'([^']*)'|(\[))/.exec(header)?.slice(1).find(Boolean);
  const order = /'fortran_order':\s*(True|False)/.exec(header)?.[1];
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  if (descriptor === undefined || order === undefined || shape === undefined) {
    throw new Error('a header that does not say type, order and shape');
  }
  return {
    descriptor,
    isFortran: order === 'True',
    shape: shape.split(',').flatMap((size) => (size.trim() ? [Number(size)] : [])),
    end,
  };
};

/** Place of number i, in row-major order, in an array whose first index runs fastest. */
const fortranPlaces = (shape: readonly number[], count: number): Int32Array => {
  const places = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let rest = i;
    let stride = count;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      stride /= shape[axis]!;
      places[i]! += (rest % shape[axis]!) * stride;
      rest = Math.floor(rest / shape[axis]!);
    }
  }
  return places;
};

const readArray = (bytes: Uint8Array): NamedArray => {
  const { descriptor, isFortran, shape, end } = readHeader(bytes);
  const type = Object.hasOwn(types, descriptor) ? types[descriptor] : undefined;
  if (!type) throw new Error(otherTypes[descriptor] ?? `numbers of the type ‘${descriptor}’`);
  const count = shape.reduce((product, size) => product * size, 1);
  const came = bytes.length - end;
  if (came !== type.bytes * count) throw new Error(`${came} bytes for a shape that needs ${type.bytes * count}`);
  const data = descriptor === '<f4' ? new Float32Array(count) : new Float64Array(count);
  if (!isFortran && descriptor.startsWith('<f')) {
    // Bytes, not numbers: a NaN keeps all of its bits.
    new Uint8Array(data.buffer).set(bytes.subarray(end));
    return { shape, data };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + end, came);
  const places = isFortran ? fortranPlaces(shape, count) : null;
  for (let i = 0; i < count; i++) data[i] = type.read(view, type.bytes * (places ? places[i]! : i));
  return { shape, data };
};

const named = (file: string, bytes: Uint8Array): [name: string, array: NamedArray] => {
  if (!file.endsWith('.npy')) throw new Error(`‘${file}’, which is no array,`);
  const name = file.slice(0, -'.npy'.length);
  try {
    return [name, readArray(bytes)];
  } catch (error) {
    throw new Error(`${messageOf(error)} in ‘${name}’`, { cause: error });
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'something else');

/** The arrays of a .npz file (np.savez and np.savez_compressed) by name; throws with what came instead. */
export const arraysOf = (bytes: Uint8Array): Map<string, NamedArray> => {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Error('a file that is no zip');
  return new Map(Object.entries(unzipSync(bytes)).map(([file, content]) => named(file, content)));
};

/** Any .npz file as named arrays, whoever wrote it; what it cannot be read as is an issue. */
export const readNpzArrays = (bytes: Uint8Array): Result<Map<string, NamedArray>> => {
  try {
    return ok(arraysOf(bytes));
  } catch (error) {
    return fail({
      code: 'npz/unreadable',
      level: 'error',
      message: `An .npz file with arrays of little-endian numbers was expected; ${messageOf(error)} came.`,
      hint: 'Write it with np.savez, the arrays as float32 or float64.',
    });
  }
};
