/** A norm that differs between the ends of the network by more than this has exploded or vanished on the way (T26). */
const alarming = 1e6;

/** What happened to a norm on its way through the layers, and the two layers it is told by. */
export interface FlowAlarm {
  kind: 'exploding' | 'vanishing';
  /** The norm where the way ends over the norm where it begins. */
  ratio: number;
  /** Indices into the norms given: the first and the last layer that have one. */
  first: number;
  last: number;
}

/** NaN and infinities are no measurements; one measurement is no way; a ratio over 0 says nothing. */
const alarmOf = (norms: readonly number[], towards: 'first' | 'last'): FlowAlarm | null => {
  let first = 0;
  while (first < norms.length && !Number.isFinite(norms[first])) first++;
  let last = norms.length - 1;
  while (last > first && !Number.isFinite(norms[last])) last--;
  if (first >= last) return null;
  const ratio = towards === 'first' ? norms[first]! / norms[last]! : norms[last]! / norms[first]!;
  if (!Number.isFinite(ratio)) return null;
  if (ratio > alarming) return { kind: 'exploding', ratio, first, last };
  // A ratio of 0 is a norm that has vanished altogether.
  return ratio < 1 / alarming ? { kind: 'vanishing', ratio, first, last } : null;
};

/**
 * Gradients travel from the last layer to the first: first/last of ‖dW[l]‖, or of ‖dz[l]‖, by layer in order of computation,
 * explodes above 1e6 and vanishes below 1e-6 (T26). Null when nothing is wrong or can be told.
 * ‖dW‖ alone is not enough: dW[l] = a[l−1]ᵀ·dz[l], so what a gains and dz loses cancels, and in a linear network of equal
 * layers it is the same everywhere. Look at ‖dz‖ and ‖a‖ (`activationAlarm`) too.
 */
export const flowAlarm = (norms: readonly number[]): FlowAlarm | null => alarmOf(norms, 'first');

/** Activations travel from the first layer to the last: last/first of ‖a[l]‖, by the same limits (T26). */
export const activationAlarm = (norms: readonly number[]): FlowAlarm | null => alarmOf(norms, 'last');
