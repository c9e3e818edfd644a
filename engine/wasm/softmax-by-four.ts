import { exp, log } from './math';
import { high, loadPart, low, mask, narrow, storePart } from './vector';

/**
 * Softmax and its cost for rows of up to four numbers: four rows at a time, transposed, so that each vector is a column of
 * them. Where fewer than four rows are left, the last one stands in for those that are missing.
 */

/** Vector k of four transposed. */
@inline function column(k: i32, p: v128, q: v128, r: v128, s: v128): v128 {
  const a = k < 2 ? v128.shuffle<u32>(p, q, 0, 4, 1, 5) : v128.shuffle<u32>(p, q, 2, 6, 3, 7);
  const b = k < 2 ? v128.shuffle<u32>(r, s, 0, 4, 1, 5) : v128.shuffle<u32>(r, s, 2, 6, 3, 7);
  return k % 2 == 0 ? v128.shuffle<u64>(a, b, 0, 2) : v128.shuffle<u64>(a, b, 1, 3);
}

/** A row's numbers, and −∞ behind them: never the largest, and its power is 0. */
@inline function padded(at: usize, cols: i32): v128 {
  return v128.bitselect(loadPart(at, cols), f32x4.splat(-Infinity), mask(cols));
}

/** Bytes from the first of the rows that are left to row k, or to the last of them. */
@inline function rowAt(k: i32, left: i32, cols: i32): usize {
  return <usize>(min(k, left - 1) * cols) << 2;
}

/** The largest number of each row; one that is none does not count. */
@inline function largest(a: v128, b: v128, c: v128, d: v128): v128 {
  return f32x4.pmax(f32x4.pmax(f32x4.pmax(f32x4.pmax(f32x4.splat(-Infinity), a), b), c), d);
}

/** Sums of columns in double, rounded: the order of `total` in vector.ts, four of whose lanes are 0. */
@inline function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  return narrow(
    f64x2.add(f64x2.add(low(a), low(c)), f64x2.add(low(b), low(d))),
    f64x2.add(f64x2.add(high(a), high(c)), f64x2.add(high(b), high(d))),
  );
}

export function softmaxByFour(z: usize, out: usize, rows: i32, cols: i32): void {
  for (let left = rows; left > 0; left -= 4) {
    const second = rowAt(1, left, cols);
    const third = rowAt(2, left, cols);
    const fourth = rowAt(3, left, cols);
    const p = padded(z, cols);
    const q = padded(z + second, cols);
    const r = padded(z + third, cols);
    const s = padded(z + fourth, cols);
    let a = column(0, p, q, r, s);
    let b = column(1, p, q, r, s);
    let c = column(2, p, q, r, s);
    let d = column(3, p, q, r, s);
    const m = largest(a, b, c, d);
    a = exp(f32x4.sub(a, m));
    b = exp(f32x4.sub(b, m));
    c = exp(f32x4.sub(c, m));
    d = exp(f32x4.sub(d, m));
    const sum = sums(a, b, c, d);
    a = f32x4.div(a, sum);
    b = f32x4.div(b, sum);
    c = f32x4.div(c, sum);
    d = f32x4.div(d, sum);
    storePart(out, column(0, a, b, c, d), cols);
    storePart(out + second, column(1, a, b, c, d), cols);
    storePart(out + third, column(2, a, b, c, d), cols);
    storePart(out + fourth, column(3, a, b, c, d), cols);
    z += <usize>cols << 4;
    out += <usize>cols << 4;
  }
}

/** Adds y·(logSum − z) of a column to the costs of four rows, in double. */
@inline function addCosts(costs: usize, y: v128, logSum: v128, z: v128): void {
  const cost = f32x4.sub(logSum, z);
  v128.store(costs, f64x2.add(v128.load(costs), f64x2.mul(low(y), low(cost))));
  v128.store(costs, f64x2.add(v128.load(costs, 16), f64x2.mul(high(y), high(cost))), 16);
}

/** Σⱼ yⱼ·(max z − log max ŷ − zⱼ) of each row into `costs`, in double, j after j; there is room for whole fours of rows. */
export function costsByFour(z: usize, yHat: usize, y: usize, rows: i32, cols: i32, costs: usize): void {
  for (let left = rows; left > 0; left -= 4) {
    const second = rowAt(1, left, cols);
    const third = rowAt(2, left, cols);
    const fourth = rowAt(3, left, cols);
    let p = padded(yHat, cols);
    let q = padded(yHat + second, cols);
    let r = padded(yHat + third, cols);
    let s = padded(yHat + fourth, cols);
    const share = largest(column(0, p, q, r, s), column(1, p, q, r, s), column(2, p, q, r, s), column(3, p, q, r, s));
    p = padded(z, cols);
    q = padded(z + second, cols);
    r = padded(z + third, cols);
    s = padded(z + fourth, cols);
    const a = column(0, p, q, r, s);
    const b = column(1, p, q, r, s);
    const c = column(2, p, q, r, s);
    const d = column(3, p, q, r, s);
    const logSum = f32x4.sub(largest(a, b, c, d), log(share));
    p = loadPart(y, cols);
    q = loadPart(y + second, cols);
    r = loadPart(y + third, cols);
    s = loadPart(y + fourth, cols);
    v128.store(costs, f64x2.splat(0));
    v128.store(costs, f64x2.splat(0), 16);
    addCosts(costs, column(0, p, q, r, s), logSum, a);
    // Beyond the end 0 times an infinite cost would be NaN.
    if (cols > 1) addCosts(costs, column(1, p, q, r, s), logSum, b);
    if (cols > 2) addCosts(costs, column(2, p, q, r, s), logSum, c);
    if (cols > 3) addCosts(costs, column(3, p, q, r, s), logSum, d);
    z += <usize>cols << 4;
    yHat += <usize>cols << 4;
    y += <usize>cols << 4;
    costs += 32;
  }
}
