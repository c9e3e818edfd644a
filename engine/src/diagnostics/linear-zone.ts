import type { Real } from '../kernels/real';

/** |z| below this: tanh is a straight line to within 8 % (tanh 0.5 = 0.462). */
const zone = 0.5;

/** A direction shorter than this, against the column it comes from, is a repetition of earlier columns. */
const negligible = 1e-9;

/** Spread below this, against the size of the values, is rounding: the values are constant. */
const constant = 1e-12;

/** Share of the first n pre-activations z with |z| < 0.5, where tanh does nothing a linear layer could not do (T14). */
export const linearShare = (z: ArrayLike<number>, n: number): number => {
  let inside = 0;
  for (let i = 0; i < n; i++) if (Math.abs(z[i]!) < zone) inside++;
  return inside / n;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** v − (q·v)q: what of v does not lie along the unit vector q. */
const removeAlong = (q: Float64Array, v: Float64Array): void => {
  const along = dot(q, v);
  for (let i = 0; i < v.length; i++) v[i] = v[i]! - along * q[i]!;
};

/** Column `col` of values [rows, cols] with its mean taken away, which stands for the constant of the fit. */
const centred = (values: Real, rows: number, cols: number, col: number): Float64Array => {
  const column = Float64Array.from({ length: rows }, (_, row) => values[row * cols + col]!);
  const mean = column.reduce((sum, value) => sum + value, 0) / rows;
  return column.map((value) => value - mean);
};

/** Unit vectors that span the centred columns of x [rows, inputs], by modified Gram–Schmidt; repeated columns give none. */
const basisOf = (x: Real, rows: number, inputs: number): Float64Array[] => {
  const basis: Float64Array[] = [];
  for (let j = 0; j < inputs; j++) {
    const v = centred(x, rows, inputs, j);
    const before = Math.sqrt(dot(v, v));
    for (const q of basis) removeAlong(q, v);
    const length = Math.sqrt(dot(v, v));
    if (length > negligible * before) basis.push(v.map((value) => value / length));
  }
  return basis;
};

/**
 * R² of the best linear function (with a constant) from x [rows, inputs] to y [rows, outputs], by least squares: 1 − Σ residual²
 * / Σ spread², summed over the outputs (T14). 1 for outputs that are constant; NaN where rows are too few to tell, because any
 * values could be fitted. Costs about 2·rows·inputs².
 */
export const linearFit = (x: Real, y: Real, rows: number, inputs: number, outputs: number): number => {
  const basis = basisOf(x, rows, inputs);
  if (rows < basis.length + 2) return NaN;
  let size = 0;
  for (let i = 0; i < rows * outputs; i++) size += y[i]! * y[i]!;
  let spread = 0;
  let residual = 0;
  for (let j = 0; j < outputs; j++) {
    const v = centred(y, rows, outputs, j);
    spread += dot(v, v);
    for (const q of basis) removeAlong(q, v);
    residual += dot(v, v);
  }
  return spread <= constant * size ? 1 : 1 - residual / spread;
};
