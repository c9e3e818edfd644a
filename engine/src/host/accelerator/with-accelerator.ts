import { addRow } from '../../kernels/formulas';
import type { Backend, Kernels } from '../../kernels/kernels';
import type { Real } from '../../kernels/real';
import type { Recorder } from '../../kernels/recorder';
import type { Blas } from './blas';

/**
 * Multiplications from which a product goes to the library. Calling it costs 0.3 µs; measured against the WebAssembly
 * kernels, OpenBLAS draws level at about 20×20×20 and is ahead in every form from 32×32×32 up.
 */
const leastMultiplications = 32 ** 3;

const accelerate = (kernels: Kernels, blas: Blas): Kernels => {
  const isForBlas = (out: Real, m: number, k: number, n: number): boolean =>
    m * k * n >= leastMultiplications && out instanceof Float32Array;
  return {
    matmul: (a, b, out, m, k, n, bias) => {
      if (!isForBlas(out, m, k, n)) return kernels.matmul(a, b, out, m, k, n, bias);
      blas.matmul(a, b, out, m, k, n);
      if (bias) kernels.each(addRow, m, n, out, bias);
    },
    matmulTransposedA: (a, b, out, m, k, n) =>
      (isForBlas(out, m, k, n) ? blas : kernels).matmulTransposedA(a, b, out, m, k, n),
    matmulTransposedB: (a, b, out, m, n, k) =>
      (isForBlas(out, m, k, n) ? blas : kernels).matmulTransposedB(a, b, out, m, n, k),
    each: kernels.each.bind(kernels),
    softmax: kernels.softmax.bind(kernels),
    softmaxCrossEntropy: kernels.softmaxCrossEntropy.bind(kernels),
    dropoutMask: kernels.dropoutMask.bind(kernels),
    fill: kernels.fill.bind(kernels),
    gather: kernels.gather.bind(kernels),
    sumOfSquares: kernels.sumOfSquares.bind(kernels),
    allFinite: kernels.allFinite.bind(kernels),
  };
};

/** Products for the library cannot be noted: asked for their type, stand-ins refuse. */
const accelerateRecorder = (recorder: Recorder | null, blas: Blas): Recorder | null =>
  recorder && {
    kernels: accelerate(recorder.kernels, blas),
    standIn: (array) => recorder.standIn(array),
    note: (calls) => recorder.note(calls),
    take: () => recorder.take(),
    erase: () => recorder.erase(),
  };

/** The same kernels, with large products of float32 by the library, in as many threads as the run has. */
export const withAccelerator = (backend: Backend, blas: Blas): Backend => {
  const name = `${backend.name} + ${blas.name}`;
  return {
    name,
    open(bytes, work) {
      const workspace = backend.open(bytes, work);
      if (!workspace) return null;
      blas.useThreads(workspace.threads);
      return {
        name,
        threads: workspace.threads,
        kernels: accelerate(workspace.kernels, blas),
        buffer: workspace.buffer,
        byteOffset: workspace.byteOffset,
        extend: (more) => workspace.extend(more),
        recorder: () => accelerateRecorder(workspace.recorder(), blas),
        close: () => workspace.close(),
      };
    },
  };
};
