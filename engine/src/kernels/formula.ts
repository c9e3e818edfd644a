/**
 * A formula is one pass over numbers, written once as text: `formula('z, a', 'a = z <= 0 ? 0 : z')`. From it come the
 * plain loops in JavaScript (float64, and float32 as the oracle) and the vector loops in WebAssembly, so a concept that
 * brings formulas is fast everywhere and still one file.
 *
 * The signature names the arrays in the order of the call and, after a semicolon, plain numbers:
 * `x`: one number for each element of [rows, cols]; `b[j]`: one for each column; `m[i]`: one for each row.
 * The body is statements, one a line (or parted by `;`):
 *
 * - `y = x * g[j]`: for each element. A name that is no operand is a local.
 * - `s[j] = sum(x)`, `s[i] = sum(x)`: sums down each column, or along each row; any number of them, all of one kind.
 * - `sum(x)`: one total, which the call returns.
 *
 * Numbers are float32 or float64 as the arrays are; every operation is rounded by itself. Sums are taken in double, in an
 * order that does not depend on threads, and rounded once. `+ - * /`, `-x`, `c < d ? p : q` (also `<= > >= ==`),
 * `min max abs sqrt exp log tanh`. A name that was assigned reads as its new value. min and max keep a NaN in their first argument.
 * One array may be given twice only where no statement reads it under one name after it was written under the other.
 */
export interface Formula {
  /** The text both halves were given in: what compiled kernels know it by. */
  readonly text: string;
  readonly signature: string;
  readonly body: string;
  /** Its place among the formulas of this process: a quick key, of no meaning elsewhere. */
  readonly id: number;
}

let made = 0;

export const formula = (signature: string, body: string): Formula => ({
  text: `${signature}: ${body.trim().replace(/\s+/g, ' ')}`,
  signature,
  body,
  id: made++,
});

/** Formulas by name, as concepts declare those they use. */
export type Formulas = Readonly<Record<string, Formula>>;
