import { each } from './js/each';
import { sumOfSquares } from './js/lanes';
import { products } from './js/products';
import { softmaxKernels } from './js/softmax';
import type { Backend, Kernels } from './kernels';

/**
 * Kernels in plain JavaScript, for arrays anywhere: the float64 of the gradient checks, and the float32 that WebAssembly
 * without fused multiply-add must equal to the bit.
 */
export const jsKernels: Kernels = {
  ...products,
  ...softmaxKernels,
  each,
  sumOfSquares,

  dropoutMask(out, n, keep, random) {
    const scale = 1 / keep;
    for (let i = 0; i < n; i++) out[i] = random.uniform() < keep ? scale : 0;
  },

  fill(out, value, n) {
    out.fill(value, 0, n);
  },

  gather(from, order, start, rows, width, out) {
    for (let i = 0; i < rows; i++) {
      const at = (order ? order[start + i]! : start + i) * width;
      for (let j = 0; j < width; j++) out[i * width + j] = from[at + j]!;
    }
  },

  allFinite(a, n) {
    // A number minus itself is 0, except for NaN and the infinities: one test at the end instead of one for each.
    let zero = 0;
    for (let i = 0; i < n; i++) zero += a[i]! - a[i]!;
    return zero === 0;
  },
};

const newMemory = (bytes: number): { buffer: ArrayBuffer; byteOffset: number } | null => {
  try {
    return { buffer: new ArrayBuffer(bytes), byteOffset: 0 };
  } catch (error) {
    // Only a refusal by the machine is an answer; anything else is a mistake of ours.
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** Ordinary memory and one thread. */
export const jsBackend: Backend = {
  name: 'js',
  open(bytes) {
    const memory = newMemory(bytes);
    if (!memory) return null;
    const nothing = { recorder: () => null, close: () => undefined };
    return { ...memory, name: 'js', threads: 1, kernels: jsKernels, extend: newMemory, ...nothing };
  },
};
