import { madd, TILE_COLS } from './tile';

/**
 * Products whose inner index is short, up to SHALLOW: a panel of b, eight columns, stays in registers while the rows of a
 * and out pass by. A tile would be set up and left again after a few steps. No sum outlives its row, so that the loops may
 * stand in one another without V8 spilling any.
 */
export const SHALLOW: i32 = 4;

/**
 * out[rows, whole eights of cols] = from + a · b; a's inner index runs along its rows. `from` is one row for all, its columns
 * `fromCol` bytes apart: 4, or 0 where one number serves for all. `k` is a constant wherever this is drawn in.
 */
@inline function pass(
  k: i32,
  left: usize,
  aRow: usize,
  right: usize,
  bRow: usize,
  from: usize,
  fromCol: usize,
  target: usize,
  outRow: usize,
  rows: i32,
  cols: i32,
): void {
  for (; cols >= TILE_COLS; cols -= TILE_COLS) {
    const first0 = v128.load(from);
    const first1 = v128.load(from, 16);
    let b = right;
    const b00 = v128.load(b);
    const b01 = v128.load(b, 16);
    if (k > 1) b += bRow;
    const b10 = v128.load(b);
    const b11 = v128.load(b, 16);
    if (k > 2) b += bRow;
    const b20 = v128.load(b);
    const b21 = v128.load(b, 16);
    if (k > 3) b += bRow;
    const b30 = v128.load(b);
    const b31 = v128.load(b, 16);
    let a = left;
    let out = target;
    const end = out + <usize>rows * outRow;
    while (out != end) {
      let x = v128.load_splat<f32>(a);
      let c0 = madd(x, b00, first0);
      let c1 = madd(x, b01, first1);
      if (k > 1) {
        x = v128.load_splat<f32>(a, 4);
        c0 = madd(x, b10, c0);
        c1 = madd(x, b11, c1);
      }
      if (k > 2) {
        x = v128.load_splat<f32>(a, 8);
        c0 = madd(x, b20, c0);
        c1 = madd(x, b21, c1);
      }
      if (k > 3) {
        x = v128.load_splat<f32>(a, 12);
        c0 = madd(x, b30, c0);
        c1 = madd(x, b31, c1);
      }
      v128.store(out, c0);
      v128.store(out, c1, 16);
      a += aRow;
      out += outRow;
    }
    right += <usize>TILE_COLS << 2;
    target += <usize>TILE_COLS << 2;
    from += <usize>TILE_COLS * fromCol;
  }
}

export function passOne(
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromCol: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  cols: i32,
): void {
  pass(1, a, aRow, b, bRow, from, fromCol, out, outRow, rows, cols);
}

export function passTwo(
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromCol: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  cols: i32,
): void {
  pass(2, a, aRow, b, bRow, from, fromCol, out, outRow, rows, cols);
}

export function passThree(
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromCol: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  cols: i32,
): void {
  pass(3, a, aRow, b, bRow, from, fromCol, out, outRow, rows, cols);
}

export function passFour(
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromCol: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  cols: i32,
): void {
  pass(4, a, aRow, b, bRow, from, fromCol, out, outRow, rows, cols);
}
