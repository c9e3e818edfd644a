import type { ProgramTensor } from '../compile/tensors';

/** Entries of one trained tensor to check, by flat index. */
export interface SampledTensor {
  tensor: ProgramTensor & { gradient: NonNullable<ProgramTensor['gradient']> };
  indices: Int32Array;
}

/** Evenly spread over 0 … size − 1; all of them in order when count = size. */
const spread = (size: number, count: number): Int32Array =>
  Int32Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * size) / count));

/** All entries of the trained tensors, or when there are more than `most`, a share of each tensor (at least one entry). */
export const sampleTensors = (tensors: readonly ProgramTensor[], most: number): SampledTensor[] => {
  const trained = tensors.filter((tensor): tensor is SampledTensor['tensor'] => tensor.gradient !== null);
  const total = trained.reduce((sum, { size }) => sum + size, 0);
  const share = Math.min(1, most / total);
  return trained.map((tensor) => ({
    tensor,
    indices: spread(tensor.size, share === 1 ? tensor.size : Math.max(1, Math.floor(tensor.size * share))),
  }));
};

/** A flat index as subscripts: 5 of [2, 3] is [1, 2]. */
export const subscriptsOf = (index: number, shape: readonly number[]): number[] => {
  const subscripts: number[] = [];
  let rest = index;
  for (const size of [...shape].reverse()) {
    subscripts.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return subscripts;
};
