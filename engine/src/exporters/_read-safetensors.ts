import { strFromU8 } from 'fflate';
import * as v from 'valibot';
import { fail, ok, type Result } from '../issues/issue';
import { bytesOf, view } from '../kernels/real';
import type { Model, NamedTensor } from '../model/model';
import { readDescription, unreadable } from './_read-description';

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const entry = v.object({
  dtype: v.picklist(['F32', 'F64']),
  shape: v.array(size),
  data_offsets: v.tuple([size, size]),
});

const header = v.objectWithRest({ __metadata__: v.object({ deepwright: v.string() }) }, entry);

/** The numbers of one tensor, copied out: they need not be aligned in the file. */
const tensorAt = (
  name: string,
  numbers: Uint8Array,
  { dtype, shape, data_offsets: [start, end] }: v.InferOutput<typeof entry>,
): NamedTensor => {
  const precision = dtype === 'F32' ? 'float32' : 'float64';
  const count = shape.reduce((product, each) => product * each, 1);
  const expected = bytesOf(precision) * count;
  if (end - start !== expected) throw new Error(`${end - start} bytes for ${name}, expected ${expected}`);
  if (end > numbers.length) throw new Error(`${name} behind the end of the file`);
  return { name, shape, data: view(precision, Uint8Array.from(numbers.subarray(start, end)).buffer, 0, count) };
};

/** The model in a .safetensors file, as the proof of an export reads it back. Tensors come in the order of the description. */
export const readSafetensors = (bytes: Uint8Array): Result<Model> => {
  try {
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true));
    if (length > bytes.length - 8) throw new Error(`a header of ${length} bytes in a file of ${bytes.length}`);
    const entries = v.parse(header, JSON.parse(strFromU8(bytes.subarray(8, 8 + length))));
    const { model, order } = readDescription(entries.__metadata__.deepwright);
    const numbers = bytes.subarray(8 + length);
    const tensors = order.map((name) => {
      const found = Object.hasOwn(entries, name) ? entries[name] : undefined;
      if (!found || !('dtype' in found)) throw new Error(`no tensor ${name}`);
      return tensorAt(name, numbers, found);
    });
    return ok({ ...model, tensors });
  } catch (error) {
    return fail(unreadable('safetensors file', error));
  }
};
