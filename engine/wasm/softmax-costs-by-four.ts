import { column, largest, loadLine } from './softmax-columns';
import { high, low } from './vector';

/** The cost of softmax for rows of two to four numbers, four rows at a time as in softmax-by-four.ts. */

/** The largest number of each of four rows at an address. */
@inline function largestAt(cols: i32, at: usize): v128 {
  const p = loadLine(0, cols, at);
  const q = loadLine(1, cols, at);
  const r = loadLine(2, cols, at);
  const s = loadLine(3, cols, at);
  return largest(
    cols,
    column(0, cols, p, q, r, s),
    column(1, cols, p, q, r, s),
    column(2, cols, p, q, r, s),
    column(3, cols, p, q, r, s),
  );
}

@inline function putLargestOf(cols: i32, at: usize, out: usize, fours: i32): void {
  for (let left = fours; left > 0; left--) {
    v128.store(out, largestAt(cols, at));
    at += cols << 4;
    out += 16;
  }
}

/** Writes the largest number of each of 4·fours rows. */
export function putLargestByFour(at: usize, out: usize, fours: i32, cols: i32): void {
  if (cols == 2) putLargestOf(2, at, out, fours);
  else if (cols == 3) putLargestOf(3, at, out, fours);
  else putLargestOf(4, at, out, fours);
}

/** yⱼ·(logSum − zⱼ) of the first two or the last two rows, in double. */
@inline function cost(isLast: bool, logSum: v128, z: v128, y: v128): v128 {
  const less = f32x4.sub(logSum, z);
  return isLast ? f64x2.mul(high(y), high(less)) : f64x2.mul(low(y), low(less));
}

/** Σⱼ yⱼ·(logSum − zⱼ) of two of the four rows at an address, j after j. */
@inline function costs(isLast: bool, cols: i32, logSum: v128, z: usize, y: usize): v128 {
  const p = loadLine(0, cols, z);
  const q = loadLine(1, cols, z);
  const r = loadLine(2, cols, z);
  const s = loadLine(3, cols, z);
  const t = loadLine(0, cols, y);
  const u = loadLine(1, cols, y);
  const v = loadLine(2, cols, y);
  const w = loadLine(3, cols, y);
  const a = cost(isLast, logSum, column(0, cols, p, q, r, s), column(0, cols, t, u, v, w));
  const b = cost(isLast, logSum, column(1, cols, p, q, r, s), column(1, cols, t, u, v, w));
  const c = cost(isLast, logSum, column(2, cols, p, q, r, s), column(2, cols, t, u, v, w));
  const d = cost(isLast, logSum, column(3, cols, p, q, r, s), column(3, cols, t, u, v, w));
  const two = f64x2.add(a, b);
  const three = cols > 2 ? f64x2.add(two, c) : two;
  return cols > 3 ? f64x2.add(three, d) : three;
}

@inline function costsOf(cols: i32, z: usize, y: usize, weight: usize, fours: i32, logSums: usize): f64 {
  let sum: f64 = 0;
  for (let left = fours; left > 0; left--) {
    const logSum = v128.load(logSums);
    let a = costs(false, cols, logSum, z, y);
    let b = costs(true, cols, logSum, z, y);
    if (weight != 0) {
      const weights = v128.load(weight);
      a = f64x2.mul(low(weights), a);
      b = f64x2.mul(high(weights), b);
      weight += 16;
    }
    sum = sum + f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
    sum = sum + f64x2.extract_lane(b, 0) + f64x2.extract_lane(b, 1);
    z += cols << 4;
    y += cols << 4;
    logSums += 16;
  }
  return sum;
}

/** The sum of weight·Σⱼ yⱼ·(logSum − zⱼ) over 4·fours rows, in order; the weights are 1 where they have no address. */
export function costsByFour(z: usize, y: usize, weight: usize, fours: i32, cols: i32, logSums: usize): f64 {
  if (cols == 2) return costsOf(2, z, y, weight, fours, logSums);
  if (cols == 3) return costsOf(3, z, y, weight, fours, logSums);
  return costsOf(4, z, y, weight, fours, logSums);
}
