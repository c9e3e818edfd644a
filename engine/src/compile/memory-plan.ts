/** A buffer: its size in numbers, and the first and last moment (both included) at which its contents matter. */
export interface BufferRequest {
  size: number;
  from: number;
  to: number;
}

export interface MemoryPlan {
  /** Where each buffer starts, in numbers, in the order of the requests. */
  offsets: number[];
  /** Numbers needed in all. */
  total: number;
}

/** Every buffer starts on a multiple of this many numbers: 64 bytes of float32, a cache line. */
const alignment = 16;

export const aligned = (size: number): number => Math.ceil(size / alignment) * alignment;

/**
 * Packs buffers so that no two that live at the same moment overlap: largest first, each in the lowest gap it fits
 * (the "greedy by size" of Pisarchyk and Lee 2020, "Efficient memory management for deep neural net inference").
 */
export const planMemory = (requests: readonly BufferRequest[]): MemoryPlan => {
  const order = requests.map((_, i) => i).sort((a, b) => requests[b]!.size - requests[a]!.size || a - b);
  const offsets = requests.map(() => 0);
  const placed: number[] = [];
  let total = 0;
  for (const i of order) {
    const { size, from, to } = requests[i]!;
    const inTheWay = placed
      .filter((j) => requests[j]!.from <= to && from <= requests[j]!.to)
      .sort((a, b) => offsets[a]! - offsets[b]!);
    let offset = 0;
    for (const j of inTheWay) {
      if (offset + aligned(size) <= offsets[j]!) break;
      offset = Math.max(offset, offsets[j]! + aligned(requests[j]!.size));
    }
    offsets[i] = offset;
    placed.push(i);
    total = Math.max(total, offset + aligned(size));
  }
  return { offsets, total };
};
