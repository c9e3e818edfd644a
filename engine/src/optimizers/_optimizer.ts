import type { Formulas } from '../kernels/formula';
import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';
import type { Params, Values } from '../params/param';

/** One update of all trained weights, which lie contiguous in `w`; `slots` are as long as `w` and start at 0. */
export interface OptimizerStep<P> {
  k: Kernels;
  w: Real;
  dw: Real;
  n: number;
  slots: Readonly<Record<string, Real>>;
  /** Numbers kept from step to step (such as β₁ᵗ), by the names the optimizer declared; saved with a checkpoint. */
  scalars: Record<string, number>;
  learningRate: number;
  p: P;
}

/** The contract of an optimizer. Formulas follow the notes; `help` says where the large frameworks differ. */
export interface OptimizerDef<P extends Params = Params> {
  kind: string;
  title: string;
  formula: string;
  help: string;
  params: P;
  /** Names of the state kept for each weight. */
  slots: readonly string[];
  /** Names and starting values of the state kept once. */
  scalars: Readonly<Record<string, number>>;
  /**
   * The formulas that `step` runs: those the build compiles. One left out is evaluated in JavaScript, right but slower.
   * They pass over every weight at every step: what is the same for all of them comes in as a number.
   */
  formulas?: Formulas;
  step: (c: OptimizerStep<Values<P>>) => void;
  /**
   * Decoupled weight decay per unit of learning rate: before the step the caller multiplies the weights of role `weight`
   * (never b, γ, β) by (1 − α·decay). `step` itself knows no roles.
   */
  decay?: (p: Values<P>) => number;
}

export type AnyOptimizer = OptimizerDef<Params>;

export const defineOptimizer = <const P extends Params>(def: OptimizerDef<P>): AnyOptimizer =>
  def as unknown as AnyOptimizer;
