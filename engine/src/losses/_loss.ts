import type { Formulas } from '../kernels/formula';
import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';
import type { Target } from '../layers/_layer';

/**
 * The contract of a loss L(ŷ, y). `yHat` and `target` are [rows, cols]; a class target is one-hot (or soft) in `target`,
 * a two-class target with one output is 0 or 1. Gradients are of the mean over the rows of the batch: they include 1/rows.
 * `weight` [rows] multiplies each row's loss (class and row weights); null is 1 for all. The mean is still over rows, not over Σ weight.
 */
export interface LossDef {
  kind: string;
  title: string;
  /** TeX, of one example. */
  formula: string;
  help: string;
  /** The activation the Output block applies to z for this loss, by kind. */
  activation: string;
  /** Output width for a target, or null when the loss cannot fit it. */
  outputs: (target: Target) => number | null;
  /** What it needs, in words, for the message when `outputs` is null: "a target with two classes". */
  needs: string;
  /** The formulas that it runs: those the build compiles. One left out is evaluated in JavaScript, right but slower. */
  formulas?: Formulas;
  /** Σ over rows of L, computed from z where that is more exact (max subtracted, log-sum-exp). */
  total: (k: Kernels, z: Real, yHat: Real, target: Real, rows: number, cols: number, weight: Real | null) => number;
  /** dz [rows, cols] = ∂(mean L)/∂z, loss and output activation fused: (ŷ − y)/rows for the cross-entropies. */
  gradient: (
    k: Kernels,
    z: Real,
    yHat: Real,
    target: Real,
    dz: Real,
    rows: number,
    cols: number,
    weight: Real | null,
  ) => void;
}

export const defineLoss = (def: LossDef): LossDef => def;
