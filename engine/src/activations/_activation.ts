import type { Formulas } from '../kernels/formula';
import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';
import type { Params, Values } from '../params/param';
import type { Glyph } from '../layers/_layer';

/**
 * The contract of an activation g, applied to z [rows, cols] row by row. One file each; the kind is the file's name.
 * It works by the kernels it is given, on the first rows·cols elements; nothing is allocated.
 */
export interface ActivationDef<P extends Params = Params> {
  kind: string;
  title: string;
  /** TeX, such as g(z) = \max(0, z). */
  formula: string;
  help: string;
  glyph: Glyph;
  params: P;
  /** Offered inside the network (softmax only makes sense at the output). */
  hidden: boolean;
  /** Points where the derivative jumps, for the gradient check: |z| < ε there is an honest local failure. */
  kinks?: readonly number[];
  /** The formulas that it runs: those the build compiles. One left out is evaluated in JavaScript, right but slower. */
  formulas?: Formulas;
  forward: (k: Kernels, z: Real, a: Real, rows: number, cols: number, p: Values<P>) => void;
  /** dz from da, given z and a of forward. */
  backward: (k: Kernels, z: Real, a: Real, da: Real, dz: Real, rows: number, cols: number, p: Values<P>) => void;
  /** Parameters that the generic tests try besides the defaults. */
  samples?: readonly Values<P>[];
}

export type AnyActivation = ActivationDef<Params>;

export const defineActivation = <const P extends Params>(def: ActivationDef<P>): AnyActivation =>
  def as unknown as AnyActivation;
