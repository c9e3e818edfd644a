import { column, largest, line, loadLine } from './softmax-columns';
import { powers } from './softmax-passes';
import { high, low, narrow } from './vector';

/**
 * Softmax of rows of two to four numbers, four rows at a time, so that each vector is a column of them. Between the passes
 * `out` holds columns. The code is made once for each number of columns.
 */

/** Sums of columns in double, rounded: the order of `total` in vector.ts, where the other lanes are 0. */
@inline function sums(cols: i32, a: v128, b: v128, c: v128, d: v128): v128 {
  let e = low(a);
  let f = high(a);
  if (cols > 2) {
    e = f64x2.add(e, low(c));
    f = f64x2.add(f, high(c));
  }
  let g = low(b);
  let h = high(b);
  if (cols > 3) {
    g = f64x2.add(g, low(d));
    h = f64x2.add(h, high(d));
  }
  return narrow(f64x2.add(e, g), f64x2.add(f, h));
}

/** Writes z less the largest of its row, as columns. */
@inline function putDifferences(cols: i32, z: usize, out: usize, end: usize): void {
  while (out < end) {
    const p = loadLine(0, cols, z);
    const q = loadLine(1, cols, z);
    const r = loadLine(2, cols, z);
    const s = loadLine(3, cols, z);
    const a = column(0, cols, p, q, r, s);
    const b = column(1, cols, p, q, r, s);
    const c = column(2, cols, p, q, r, s);
    const d = column(3, cols, p, q, r, s);
    const m = largest(cols, a, b, c, d);
    v128.store(out, f32x4.sub(a, m));
    v128.store(out, f32x4.sub(b, m), 16);
    if (cols > 2) v128.store(out, f32x4.sub(c, m), 32);
    if (cols > 3) v128.store(out, f32x4.sub(d, m), 48);
    z += cols << 4;
    out += cols << 4;
  }
}

/** Divides by the sum of each row, and brings the columns back to rows. */
@inline function divide(cols: i32, out: usize, end: usize): void {
  while (out < end) {
    const p = loadLine(0, cols, out);
    const q = loadLine(1, cols, out);
    const r = loadLine(2, cols, out);
    const s = loadLine(3, cols, out);
    const sum = sums(cols, p, q, r, s);
    const a = f32x4.div(p, sum);
    const b = f32x4.div(q, sum);
    const c = f32x4.div(r, sum);
    const d = f32x4.div(s, sum);
    v128.store(out, line(0, cols, a, b, c, d));
    v128.store(out, line(1, cols, a, b, c, d), 16);
    if (cols > 2) v128.store(out, line(2, cols, a, b, c, d), 32);
    if (cols > 3) v128.store(out, line(3, cols, a, b, c, d), 48);
    out += cols << 4;
  }
}

@inline function softmaxOf(cols: i32, z: usize, out: usize, fours: i32): void {
  const end = out + ((<usize>fours * cols) << 4);
  putDifferences(cols, z, out, end);
  powers(out, 4 * fours * cols);
  divide(cols, out, end);
}

/** Softmax of 4·fours rows. */
export function softmaxByFour(z: usize, out: usize, fours: i32, cols: i32): void {
  if (cols == 2) softmaxOf(2, z, out, fours);
  else if (cols == 3) softmaxOf(3, z, out, fours);
  else softmaxOf(4, z, out, fours);
}
