import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { NamedTensor } from './model';

/**
 * SHA-256, in hex, over every tensor in order: name and shape as text ("dense-1.W 4x32\n"), then its bytes as they are,
 * float32 or float64, little-endian (as in memory on every machine we run on).
 */
export const weightHash = (tensors: readonly NamedTensor[]): string => {
  const hash = sha256.create();
  for (const { name, shape, data } of tensors) {
    hash.update(utf8ToBytes(`${name} ${shape.join('x')}\n`));
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return bytesToHex(hash.digest());
};
