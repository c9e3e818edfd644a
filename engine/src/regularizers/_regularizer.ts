import type { Formulas } from '../kernels/formula';
import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';

/** A penalty's other form: instead of a gradient, a change of the weights of its own beside the optimizer's step. */
export interface ApartForm {
  /** As the setting names it: `decay`. */
  value: string;
  label: string;
  help: string;
  /** True when it still brings down the J with the penalty in it; false when J is then the data part alone. */
  inCost: boolean;
  /** Before or after the optimizer's step; the gradient is always that of the weights before both. */
  when: 'before' | 'after';
  step: (k: Kernels, w: Real, n: number, lambda: number, m: number, learningRate: number) => void;
}

/** The contract of a penalty on weights (role `weight` only: never b, γ, β). λ and m as in the cost J. */
export interface RegularizerDef {
  kind: string;
  title: string;
  formula: string;
  help: string;
  /** Points where its slope jumps, for the gradient check. */
  kinks?: readonly number[];
  /** The formulas that it runs: those the build compiles. One left out is evaluated in JavaScript, right but slower. */
  formulas?: Formulas;
  /** The penalty's part of J for one weight of n elements: L2 gives λ/(2m)·Σw². */
  penalty: (k: Kernels, w: Real, n: number, lambda: number, m: number) => number;
  /** dw += the penalty's gradient: L2 adds λ/m·w. */
  addGradient: (k: Kernels, w: Real, dw: Real, n: number, lambda: number, m: number) => void;
  /** The usual form, by way of the gradient: how the setting names it. */
  inGradient: { value: string; label: string; help: string };
  apart: ApartForm;
}

export const defineRegularizer = (def: RegularizerDef): RegularizerDef => def;
