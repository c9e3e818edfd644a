import type { Real } from '../kernels/real';

/** The contract of a penalty on weights (role `weight` only: never b, γ, β). λ and m as in the cost J. */
export interface RegularizerDef {
  kind: string;
  title: string;
  formula: string;
  help: string;
  /** The penalty's part of J for one weight of n elements: L2 gives λ/(2m)·Σw². */
  penalty: (w: Real, n: number, lambda: number, m: number) => number;
  /** dw += the penalty's gradient: L2 adds λ/m·w. */
  addGradient: (w: Real, dw: Real, n: number, lambda: number, m: number) => void;
}

export const defineRegularizer = (def: RegularizerDef): RegularizerDef => def;
