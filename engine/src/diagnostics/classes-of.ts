import type { Real } from '../kernels/real';
import { hardmax } from '../pipeline/decode';

/** Classes that so many output columns tell apart: one output stands for two. */
export const classCount = (cols: number): number => (cols === 1 ? 2 : cols);

/** The class of every row of ŷ or y [rows, cols]: the largest column (T66), or for one column the second class from 0.5 on. */
export const classesOf = (values: Real, rows: number, cols: number): Int32Array => {
  const classes = new Int32Array(rows);
  const row = new Float64Array(cols);
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < cols; j++) row[j] = values[r * cols + j]!;
    classes[r] = cols === 1 ? Number(row[0]! >= 0.5) : hardmax(row);
  }
  return classes;
};
