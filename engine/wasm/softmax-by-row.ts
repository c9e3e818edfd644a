import { powers } from './softmax-passes';
import { high, loadPart, low, mask, storePart, total } from './vector';

/** Softmax and its cost for rows of any length, one after the other. */

/** The largest number of a row, four times; one that is none does not count. */
@inline function largest(row: usize, cols: i32): v128 {
  let most = f32x4.splat(-Infinity);
  let left = cols;
  while (left >= 4) {
    most = f32x4.pmax(most, v128.load(row));
    row += 16;
    left -= 4;
  }
  if (left > 0) most = f32x4.pmax(most, v128.bitselect(loadPart(row, left), most, mask(left)));
  most = f32x4.pmax(most, v128.shuffle<u32>(most, most, 2, 3, 0, 1));
  return f32x4.pmax(most, v128.shuffle<u32>(most, most, 1, 0, 3, 2));
}

/** Writes the numbers of each row less its largest. */
function putDifferences(z: usize, out: usize, rows: i32, cols: i32): void {
  for (let i = 0; i < rows; i++) {
    const m = largest(z, cols);
    let left = cols;
    while (left > 0) {
      storePart(out, f32x4.sub(loadPart(z, left), m), left);
      const step = <usize>min(left, 4) << 2;
      z += step;
      out += step;
      left -= 4;
    }
  }
}

/** The sum of a row, in double by eight lanes and rounded, four times. */
@inline function sum(row: usize, cols: i32): v128 {
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let c = f64x2.splat(0);
  let d = f64x2.splat(0);
  let left = cols;
  while (left >= 8) {
    const x = v128.load(row);
    const y = v128.load(row, 16);
    a = f64x2.add(a, low(x));
    b = f64x2.add(b, high(x));
    c = f64x2.add(c, low(y));
    d = f64x2.add(d, high(y));
    row += 32;
    left -= 8;
  }
  if (left > 0) {
    const x = loadPart(row, left);
    a = f64x2.add(a, low(x));
    b = f64x2.add(b, high(x));
  }
  if (left > 4) {
    const y = loadPart(row + 16, left - 4);
    c = f64x2.add(c, low(y));
    d = f64x2.add(d, high(y));
  }
  return f32x4.splat(<f32>total(a, b, c, d));
}

/** Divides each row by its sum. */
function divide(out: usize, rows: i32, cols: i32): void {
  for (let i = 0; i < rows; i++) {
    const by = sum(out, cols);
    let left = cols;
    while (left > 0) {
      storePart(out, f32x4.div(loadPart(out, left), by), left);
      out += <usize>min(left, 4) << 2;
      left -= 4;
    }
  }
}

/** Numbers that stay in the first-level cache from one pass over them to the next. */
const AT_ONCE: i32 = 4096;

/** Softmax of each row. */
export function softmaxByRow(z: usize, out: usize, rows: i32, cols: i32): void {
  const atOnce = max(1, AT_ONCE / max(1, cols));
  for (let left = rows; left > 0; left -= atOnce) {
    const count = min(left, atOnce);
    putDifferences(z, out, count, cols);
    powers(out, count * cols);
    divide(out, count, cols);
    z += <usize>(count * cols) << 2;
    out += <usize>(count * cols) << 2;
  }
}

/** Writes the largest number of each row. */
export function putLargestByRow(at: usize, out: usize, rows: i32, cols: i32): void {
  for (let left = rows; left > 0; left--) {
    v128.store_lane<u32>(out, largest(at, cols), 0);
    at += cols << 2;
    out += 4;
  }
}

/** Adds weight·Σⱼ yⱼ·(logSum − zⱼ) of each row to a sum; the weights are 1 where they have no address. */
export function addCostsByRow(
  from: f64,
  z: usize,
  y: usize,
  weight: usize,
  rows: i32,
  cols: i32,
  logSums: usize,
): f64 {
  let sum = from;
  for (let i = 0; i < rows; i++) {
    const logSum = load<f32>(logSums + (<usize>i << 2));
    let cost: f64 = 0;
    for (let j = 0; j < cols; j++) {
      cost += <f64>load<f32>(y) * <f64>(logSum - load<f32>(z));
      z += 4;
      y += 4;
    }
    sum += weight == 0 ? cost : <f64>load<f32>(weight + (<usize>i << 2)) * cost;
  }
  return sum;
}
