/**
 * By the ratio ‖dθ_approx − dθ‖ / (‖dθ_approx‖ + ‖dθ‖): below 1e-6 good, to 1e-4 look closer, above wrong.
 * `look` also where every slope is smaller than the rounding of J, as after very long training: then `worst` is empty.
 */
export type Verdict = 'good' | 'look' | 'wrong';

export interface CheckedTensor {
  nodeId: string;
  /** As in the weights: W, b, gamma … */
  name: string;
  shape: readonly number[];
  /** Null when every entry's gradient is cancelled by batch norm (0/0). */
  ratio: number | null;
  cancelled: boolean;
  /** Flat indices that were checked; all in order when the net is small enough. */
  indices: Int32Array;
  analytic: Float64Array;
  numeric: Float64Array;
  /** |analytic − numeric| / (|analytic| + |numeric|) of each entry, 0 where both are 0. */
  error: Float64Array;
}

export interface CheckedEntry {
  nodeId: string;
  name: string;
  /** Flat index in the tensor, and the same as subscripts [row, column]. */
  index: number;
  subscripts: readonly number[];
  analytic: number;
  numeric: number;
  error: number;
}

export interface GradientCheckResult {
  epsilon: number;
  ratio: number;
  verdict: Verdict;
  tensors: readonly CheckedTensor[];
  /** The worst entries, largest error first, at most 20. Kinks are listed apart. */
  worst: readonly CheckedEntry[];
  /** Entries whose ±ε crosses a kink (ReLU at 0, a weight of 0 under L1): honest local failures, not counted in the ratios. */
  kinks: readonly CheckedEntry[];
  parameters: number;
  checked: number;
  rows: number;
  forwardPasses: number;
  /** Blocks switched off for the check (dropout), by id. */
  switchedOff: readonly string[];
  /** λ of the run's penalties; those of single blocks are in J as well. */
  l2: number;
  l1: number;
  /** The penalty part of J at these weights. */
  penalty: number;
  /** Relative error of the worst entry at each ε, to tell rounding from a wrong formula. */
  curve: { entry: CheckedEntry; epsilons: readonly number[]; errors: readonly number[] } | null;
  /** Hash of the weights before and after: equal, or the check itself is at fault. */
  hashBefore: string;
  hashAfter: string;
  /** `initial` weights, or those of a run. */
  at: 'initial' | 'trained';
}

export interface CheckOptions {
  epsilon?: number;
  rows?: number;
  /** Larger nets are sampled, evenly over the tensors. */
  maxParameters?: number;
}
