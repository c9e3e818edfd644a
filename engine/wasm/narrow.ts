import { madd } from './tile';
import { column, storePart } from './vector';

/**
 * Products of up to three columns, on which a vector of columns would be wasted: here the four numbers of a vector belong
 * to four rows of out, and b's numbers are read one by one where they lie. What V8 asks of tiles it asks of these too.
 */
export const NARROW_COLS: i32 = 3;
/** Rows that `across` takes at a time: two vectors. */
export const ACROSS_ROWS: i32 = 8;
/** Rows that `oneColumn` takes: four vectors, so that a sum seldom has to wait for itself. */
export const COLUMN_ROWS: i32 = 16;

/** Rows that `lastRows` takes at most. */
export const LAST_ROWS: i32 = 4;

/** A number from each of four places, one `step` bytes from the other. */
@inline function gather(p: usize, step: usize): v128 {
  const q = p + (step << 1);
  let v = v128.load_zero<u32>(p);
  v = v128.load_lane<u32>(p + step, v, 1);
  v = v128.load_lane<u32>(q, v, 2);
  return v128.load_lane<u32>(q + step, v, 3);
}

@inline function scatter(p: usize, step: usize, v: v128): void {
  const q = p + (step << 1);
  v128.store_lane<u32>(p, v, 0);
  v128.store_lane<u32>(p + step, v, 1);
  v128.store_lane<u32>(q, v, 2);
  v128.store_lane<u32>(q + step, v, 3);
}

/** Writes two or three columns of four numbers as rows. */
@inline function storeRows(n: i32, out: usize, outRow: usize, c0: v128, c1: v128, c2: v128): void {
  const low = out + (outRow << 1);
  storePart(out, column(0, c0, c1, c2, c2), n);
  storePart(out + outRow, column(1, c0, c1, c2, c2), n);
  storePart(low, column(2, c0, c1, c2, c2), n);
  storePart(low + outRow, column(3, c0, c1, c2, c2), n);
}

/**
 * out[8, n] = from + a · b, where a's rows lie side by side and its inner indices `aStep` bytes apart. `n`, two or three,
 * is a constant wherever this is drawn in. The rest is as it is for tiles.
 */
@inline function across(
  n: i32,
  a: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  k: i32,
): void {
  const lowFrom = from + (fromRow << 2);
  let c00 = gather(from, fromRow);
  let c01 = gather(from + 4, fromRow);
  let c02 = n > 2 ? gather(from + 8, fromRow) : c01;
  let c10 = gather(lowFrom, fromRow);
  let c11 = gather(lowFrom + 4, fromRow);
  let c12 = n > 2 ? gather(lowFrom + 8, fromRow) : c11;
  const end = b + <usize>k * bRow;
  while (b != end) {
    const x = v128.load(a);
    const z = v128.load(a, 16);
    let y = v128.load_splat<f32>(b);
    c00 = madd(x, y, c00);
    c10 = madd(z, y, c10);
    y = v128.load_splat<f32>(b, 4);
    c01 = madd(x, y, c01);
    c11 = madd(z, y, c11);
    if (n > 2) {
      y = v128.load_splat<f32>(b, 8);
      c02 = madd(x, y, c02);
      c12 = madd(z, y, c12);
    }
    a += aStep;
    b += bRow;
  }
  storeRows(n, out, outRow, c00, c01, c02);
  storeRows(n, out + (outRow << 2), outRow, c10, c11, c12);
}

export function acrossTwo(
  a: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  k: i32,
): void {
  across(2, a, aStep, b, bRow, from, fromRow, out, outRow, k);
}

export function acrossThree(
  a: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  k: i32,
): void {
  across(3, a, aStep, b, bRow, from, fromRow, out, outRow, k);
}

/** sum + a · b for four rows and four inner indices, which run along a's rows. */
@inline function addFour(a: usize, aRow: usize, b0: v128, b1: v128, b2: v128, b3: v128, sum: v128): v128 {
  const low = a + (aRow << 1);
  const p = v128.load(a);
  const q = v128.load(a + aRow);
  const r = v128.load(low);
  const s = v128.load(low + aRow);
  sum = madd(column(0, p, q, r, s), b0, sum);
  sum = madd(column(1, p, q, r, s), b1, sum);
  sum = madd(column(2, p, q, r, s), b2, sum);
  return madd(column(3, p, q, r, s), b3, sum);
}

/** out[16, 1] = from + a · b, where the inner index runs along a's rows. */
export function oneColumn(
  a0: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  k: i32,
): void {
  let a1 = a0 + (aRow << 2);
  let a2 = a1 + (aRow << 2);
  let a3 = a2 + (aRow << 2);
  let c0 = gather(from, fromRow);
  let c1 = gather(from + (fromRow << 2), fromRow);
  let c2 = gather(from + (fromRow << 3), fromRow);
  let c3 = gather(from + fromRow * 12, fromRow);
  const end = b + <usize>k * bRow;
  const fours = b + <usize>(k & 3) * bRow;
  while (b != fours) {
    const b0 = v128.load_splat<f32>(b);
    c0 = madd(gather(a0, aRow), b0, c0);
    c1 = madd(gather(a1, aRow), b0, c1);
    c2 = madd(gather(a2, aRow), b0, c2);
    c3 = madd(gather(a3, aRow), b0, c3);
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    b += bRow;
  }
  while (b != end) {
    const b0 = v128.load_splat<f32>(b);
    b += bRow;
    const b1 = v128.load_splat<f32>(b);
    b += bRow;
    const b2 = v128.load_splat<f32>(b);
    b += bRow;
    const b3 = v128.load_splat<f32>(b);
    b += bRow;
    c0 = addFour(a0, aRow, b0, b1, b2, b3, c0);
    c1 = addFour(a1, aRow, b0, b1, b2, b3, c1);
    c2 = addFour(a2, aRow, b0, b1, b2, b3, c2);
    c3 = addFour(a3, aRow, b0, b1, b2, b3, c3);
    a0 += 16;
    a1 += 16;
    a2 += 16;
    a3 += 16;
  }
  scatter(out, outRow, c0);
  scatter(out + (outRow << 2), outRow, c1);
  scatter(out + (outRow << 3), outRow, c2);
  scatter(out + outRow * 12, outRow, c3);
}

/** out[min(rows, 4), 1] = from + a · b: for the rows that are left, whichever way a lies; the last one fills up the four. */
export function lastRows(
  a0: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  k: i32,
): void {
  const row1 = -usize(rows > 1);
  const row2 = -usize(rows > 2);
  const row3 = -usize(rows > 3);
  let a1 = a0 + (aRow & row1);
  let a2 = a1 + (aRow & row2);
  let a3 = a2 + (aRow & row3);
  let c = v128.load_zero<u32>(from);
  from += fromRow & row1;
  c = v128.load_lane<u32>(from, c, 1);
  from += fromRow & row2;
  c = v128.load_lane<u32>(from, c, 2);
  from += fromRow & row3;
  c = v128.load_lane<u32>(from, c, 3);
  const end = b + <usize>k * bRow;
  while (b != end) {
    let x = v128.load_zero<u32>(a0);
    x = v128.load_lane<u32>(a1, x, 1);
    x = v128.load_lane<u32>(a2, x, 2);
    x = v128.load_lane<u32>(a3, x, 3);
    c = madd(x, v128.load_splat<f32>(b), c);
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    b += bRow;
  }
  v128.store_lane<u32>(out, c, 0);
  out += outRow & row1;
  v128.store_lane<u32>(out, c, 1);
  out += outRow & row2;
  v128.store_lane<u32>(out, c, 2);
  out += outRow & row3;
  v128.store_lane<u32>(out, c, 3);
}
