import { strToU8 } from 'fflate';
import { precisionOf } from '../kernels/real';
import type { Model } from '../model/model';
import { bytesOfNumbers, describeModel } from './_description';
import { defineExporter } from './_exporter';
import { readSafetensors } from './_read-safetensors';

const lengthBytes = 8;

/** The header: for each tensor its type, its shape and where its bytes lie; padded so that the numbers are aligned to 8. */
const header = (model: Model): Uint8Array => {
  let end = 0;
  const tensors = model.tensors.map(({ name, shape, data }) => {
    const start = end;
    end += data.byteLength;
    const dtype = precisionOf(data) === 'float32' ? 'F32' : 'F64';
    return [name, { dtype, shape, data_offsets: [start, end] }] as const;
  });
  const text = strToU8(
    JSON.stringify({
      __metadata__: { format: 'deepwright', deepwright: describeModel(model) },
      ...Object.fromEntries(tensors),
    }),
  );
  const bytes = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(0x20);
  bytes.set(text);
  return bytes;
};

/** Length of the header as a little-endian uint64, the header as JSON, then all numbers without a gap. */
export default defineExporter({
  kind: 'safetensors',
  title: 'safetensors',
  extension: 'safetensors',
  help: 'All tensors by name in the format of Hugging Face, which holds numbers only and can run no code. Read it from Python, Rust or JavaScript.',
  cannot: [
    'The file does not run the network: the formulas of its blocks are described in its metadata, not carried as code.',
    'W is [inputs, outputs]; PyTorch’s Linear wants [outputs, inputs], so transpose it there.',
    'The state of the optimizer is not in it: training cannot be resumed from this file.',
  ],
  readWith: "from safetensors.numpy import load_file; w = load_file('model.safetensors'); w['dense-1.W']",
  read: readSafetensors,
  write: (model) => {
    const head = header(model);
    const numbers = model.tensors.reduce((sum, { data }) => sum + data.byteLength, 0);
    const bytes = new Uint8Array(lengthBytes + head.length + numbers);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(head.length), true);
    bytes.set(head, lengthBytes);
    let at = lengthBytes + head.length;
    for (const { data } of model.tensors) {
      bytes.set(bytesOfNumbers(data), at);
      at += data.byteLength;
    }
    return bytes;
  },
});
