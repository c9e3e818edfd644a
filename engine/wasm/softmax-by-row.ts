import { exp, log } from './math';
import { high, loadPart, low, mask, storePart, total } from './vector';

/** Softmax and its cost for rows of any length, one after the other. */

/** Up to four numbers of a row, and −∞ beyond its end: never the largest, and its power is 0. */
@inline function padded(row: usize, left: i32): v128 {
  if (left >= 4) return v128.load(row);
  return v128.bitselect(loadPart(row, left), f32x4.splat(-Infinity), mask(left));
}

/** The largest number of a row, four times; one that is none does not count. */
@inline function largest(row: usize, cols: i32): v128 {
  let most = f32x4.splat(-Infinity);
  for (let left = cols; left > 0; left -= 4) {
    most = f32x4.pmax(most, padded(row, left));
    row += 16;
  }
  most = f32x4.pmax(most, v128.shuffle<u32>(most, most, 2, 3, 0, 1));
  return f32x4.pmax(most, v128.shuffle<u32>(most, most, 1, 0, 3, 2));
}

/** Writes eᶻ⁻ᵐ for a row and gives their sum, by eight lanes and rounded, four times. */
@inline function sumOfPowers(row: usize, cols: i32, m: v128, out: usize): v128 {
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let c = f64x2.splat(0);
  let d = f64x2.splat(0);
  for (let left = cols; left > 0; left -= 8) {
    const first = exp(f32x4.sub(padded(row, left), m));
    storePart(out, first, left);
    a = f64x2.add(a, low(first));
    b = f64x2.add(b, high(first));
    if (left <= 4) break;
    const second = exp(f32x4.sub(padded(row + 16, left - 4), m));
    storePart(out + 16, second, left - 4);
    c = f64x2.add(c, low(second));
    d = f64x2.add(d, high(second));
    row += 32;
    out += 32;
  }
  return f32x4.splat(<f32>total(a, b, c, d));
}

export function softmaxByRow(z: usize, out: usize, rows: i32, cols: i32): void {
  for (let i = 0; i < rows; i++) {
    const sum = sumOfPowers(z, cols, largest(z, cols), out);
    z += <usize>cols << 2;
    for (let left = cols; left > 0; left -= 4) {
      storePart(out, f32x4.div(loadPart(out, left), sum), left);
      out += <usize>min(left, 4) << 2;
    }
  }
}

/** The most rows of a call of `costsByRow`; a multiple of four, whose logarithms are taken together. */
export const ROWS_AT_ONCE: i32 = 16;

/** Σⱼ yⱼ·(max z − log max ŷ − zⱼ) of each row into `costs`, in double, j after j. `room` takes two numbers for each of the most rows. */
export function costsByRow(z: usize, yHat: usize, y: usize, rows: i32, cols: i32, costs: usize, room: usize): void {
  const shares = room + 4 * ROWS_AT_ONCE;
  for (let i = 0; i < rows; i++) {
    const offset = (<usize>i * cols) << 2;
    v128.store_lane<u32>(room + (<usize>i << 2), largest(z + offset, cols), 0);
    v128.store_lane<u32>(shares + (<usize>i << 2), largest(yHat + offset, cols), 0);
  }
  // What is behind the last row does no harm.
  for (let at: usize = 0; at < <usize>rows << 2; at += 16) {
    v128.store(room + at, f32x4.sub(v128.load(room + at), log(v128.load(shares + at))));
  }
  for (let i = 0; i < rows; i++) {
    const logSum = load<f32>(room + (<usize>i << 2));
    let cost: f64 = 0;
    for (let j = 0; j < cols; j++) {
      cost += <f64>load<f32>(y) * <f64>(logSum - load<f32>(z));
      z += 4;
      y += 4;
    }
    store<f64>(costs + (<usize>i << 3), cost);
  }
}
