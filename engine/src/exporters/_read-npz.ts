import { strFromU8, unzipSync } from 'fflate';
import { fail, ok, type Result } from '../issues/issue';
import type { Model, NamedTensor } from '../model/model';
import { readDescription, unreadable } from './_read-description';

/** An array as it stands in a .npy file. */
interface Npy {
  descriptor: string;
  shape: number[];
  data: Uint8Array;
}

/** A .npy file of version 1, written by whatever: magic, version, length of the header, a Python dictionary, numbers. */
const readNpy = (bytes: Uint8Array): Npy => {
  if (bytes.length < 10 || strFromU8(bytes.subarray(1, 6), true) !== 'NUMPY') throw new Error('no NumPy array');
  if (bytes[6] !== 1) throw new Error(`an array of version ${bytes[6]}, expected 1`);
  const end = 10 + new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true);
  const header = strFromU8(bytes.subarray(10, end), true);
  const descriptor = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  if (descriptor === undefined || shape === undefined || !/'fortran_order':\s*False/.test(header)) {
    throw new Error('a header that does not say type, shape and row-major order');
  }
  return {
    descriptor,
    shape: shape.split(',').flatMap((size) => (size.trim() ? [Number(size)] : [])),
    data: bytes.slice(end),
  };
};

const asTensor = (name: string, { descriptor, shape, data }: Npy): NamedTensor => {
  const count = shape.reduce((product, size) => product * size, 1);
  if (descriptor !== '<f4') throw new Error(`${name} as ‘${descriptor}’, expected float32`);
  if (data.length !== 4 * count) throw new Error(`${data.length} bytes for ${name}, expected ${4 * count}`);
  return { name, shape, data: new Float32Array(data.buffer, data.byteOffset, count) };
};

/** The model in an .npz file, as the proof of an export reads it back. Tensors come in the order of the description. */
export const readNpz = (bytes: Uint8Array): Result<Model> => {
  try {
    const files = unzipSync(bytes);
    const text = files['deepwright.json.npy'];
    if (!text) throw new Error('no description');
    const described = readDescription(strFromU8(readNpy(text).data));
    if (!described.ok) return described;
    const tensors = described.value.order.map((name) => {
      const file = files[`${name}.npy`];
      if (!file) throw new Error(`no tensor ${name}`);
      return asTensor(name, readNpy(file));
    });
    return ok({ ...described.value.model, tensors });
  } catch (error) {
    return fail(unreadable('NumPy archive', error));
  }
};
