import type { Stream } from './stream';

/** Puts `order` into random order, in place (Fisher–Yates). */
export const shuffle = (order: Int32Array | Uint32Array, random: Stream): void => {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
};
