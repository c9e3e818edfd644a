/** What an array of numbers is called in NumPy's header: little-endian float32 or float64, or single bytes. */
type Descriptor = '<f4' | '<f8' | '|u1';

const preamble = 10;
const alignment = 64;

/** "(3,)" and "(4, 16)": Python needs the comma that makes one number a tuple. */
const tuple = (shape: readonly number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

/**
 * One array in NumPy's .npy format, version 1.0: magic, header length as uint16, a Python dictionary padded with spaces
 * so that the numbers start at a multiple of 64, then the numbers in row-major order.
 */
export const writeNpy = (descriptor: Descriptor, shape: readonly number[], data: Uint8Array): Uint8Array => {
  const words = `{'descr': '${descriptor}', 'fortran_order': False, 'shape': ${tuple(shape)}, }`;
  const length = Math.ceil((preamble + words.length + 1) / alignment) * alignment - preamble;
  const header = `${words.padEnd(length - 1, ' ')}\n`;
  const bytes = new Uint8Array(preamble + length + data.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 0xff, length >> 8]);
  for (let i = 0; i < length; i++) bytes[preamble + i] = header.charCodeAt(i);
  bytes.set(data, preamble + length);
  return bytes;
};
