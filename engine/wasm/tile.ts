/**
 * Register tiles: the sums of a small piece of out stay in registers while the inner index runs. Of the 16 registers
 * one is V8's and b takes two, a one and a product one, which leaves room for five rows of two sums, and for six where
 * the product needs none of its own because one instruction multiplies and adds.
 *
 * V8 keeps the sums in registers only as long as nothing branches after the loop and its function does little else: so
 * edges are no concern of a tile. Rows beyond the last are the last one once more, computed and stored again, the same.
 */
export const TILE_ROWS: i32 = RELAXED ? 6 : 5;
export const TILE_COLS: i32 = 8;
export const NARROW_COLS: i32 = 4;
export const ROW_COLS: i32 = 32;

/** sum + a · b: rounded twice, or once where the processor does both in one step. */
function madd(a: v128, b: v128, sum: v128): v128 {
  return RELAXED ? f32x4.relaxed_madd(a, b, sum) : f32x4.add(sum, f32x4.mul(a, b));
}

/**
 * out[min(rows, 5 or 6), 8] = from + a · b; a's rows lie `aRow` bytes apart, its inner index runs along them; b has a row of
 * eight for each inner index. `from` is where the sums begin, rows `fromRow` bytes apart: out itself, a bias, or 0 for none.
 */
export function tile(
  a0: usize,
  aRow: usize,
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
  const row4 = -usize(rows > 4);
  const row5 = -usize(rows > 5);
  let a1 = a0 + (aRow & row1);
  let a2 = a1 + (aRow & row2);
  let a3 = a2 + (aRow & row3);
  let a4 = a3 + (aRow & row4);
  let a5 = a4 + (aRow & row5);
  const keep = i32x4.splat(-i32(from != 0));
  // A new sum is a number that is read and cleared: from b, which is at hand.
  let p = from != 0 ? from : b;
  let c00 = v128.and(v128.load(p), keep);
  let c01 = v128.and(v128.load(p, 16), keep);
  p += fromRow & row1;
  let c10 = v128.and(v128.load(p), keep);
  let c11 = v128.and(v128.load(p, 16), keep);
  p += fromRow & row2;
  let c20 = v128.and(v128.load(p), keep);
  let c21 = v128.and(v128.load(p, 16), keep);
  p += fromRow & row3;
  let c30 = v128.and(v128.load(p), keep);
  let c31 = v128.and(v128.load(p, 16), keep);
  p += fromRow & row4;
  let c40 = v128.and(v128.load(p), keep);
  let c41 = v128.and(v128.load(p, 16), keep);
  let c50 = c40;
  let c51 = c41;
  if (RELAXED) {
    p += fromRow & row5;
    c50 = v128.and(v128.load(p), keep);
    c51 = v128.and(v128.load(p, 16), keep);
  }
  const end = b + <usize>k * bRow;
  while (b != end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load_splat<f32>(a0);
    c00 = madd(x, b0, c00);
    c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a1);
    c10 = madd(x, b0, c10);
    c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a2);
    c20 = madd(x, b0, c20);
    c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a3);
    c30 = madd(x, b0, c30);
    c31 = madd(x, b1, c31);
    x = v128.load_splat<f32>(a4);
    c40 = madd(x, b0, c40);
    c41 = madd(x, b1, c41);
    if (RELAXED) {
      x = v128.load_splat<f32>(a5);
      c50 = madd(x, b0, c50);
      c51 = madd(x, b1, c51);
      a5 += 4;
    }
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    a4 += 4;
    b += bRow;
  }
  v128.store(out, c00);
  v128.store(out, c01, 16);
  out += outRow & row1;
  v128.store(out, c10);
  v128.store(out, c11, 16);
  out += outRow & row2;
  v128.store(out, c20);
  v128.store(out, c21, 16);
  out += outRow & row3;
  v128.store(out, c30);
  v128.store(out, c31, 16);
  out += outRow & row4;
  v128.store(out, c40);
  v128.store(out, c41, 16);
  if (RELAXED) {
    out += outRow & row5;
    v128.store(out, c50);
    v128.store(out, c51, 16);
  }
}

/** The same, four columns wide: for what eight would waste. */
export function narrowTile(
  a0: usize,
  aRow: usize,
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
  const row4 = -usize(rows > 4);
  const row5 = -usize(rows > 5);
  let a1 = a0 + (aRow & row1);
  let a2 = a1 + (aRow & row2);
  let a3 = a2 + (aRow & row3);
  let a4 = a3 + (aRow & row4);
  let a5 = a4 + (aRow & row5);
  const keep = i32x4.splat(-i32(from != 0));
  let p = from != 0 ? from : b;
  let c00 = v128.and(v128.load(p), keep);
  p += fromRow & row1;
  let c10 = v128.and(v128.load(p), keep);
  p += fromRow & row2;
  let c20 = v128.and(v128.load(p), keep);
  p += fromRow & row3;
  let c30 = v128.and(v128.load(p), keep);
  p += fromRow & row4;
  let c40 = v128.and(v128.load(p), keep);
  let c50 = c40;
  if (RELAXED) {
    p += fromRow & row5;
    c50 = v128.and(v128.load(p), keep);
  }
  const end = b + <usize>k * bRow;
  while (b != end) {
    const b0 = v128.load(b);
    let x = v128.load_splat<f32>(a0);
    c00 = madd(x, b0, c00);
    x = v128.load_splat<f32>(a1);
    c10 = madd(x, b0, c10);
    x = v128.load_splat<f32>(a2);
    c20 = madd(x, b0, c20);
    x = v128.load_splat<f32>(a3);
    c30 = madd(x, b0, c30);
    x = v128.load_splat<f32>(a4);
    c40 = madd(x, b0, c40);
    if (RELAXED) {
      x = v128.load_splat<f32>(a5);
      c50 = madd(x, b0, c50);
      a5 += 4;
    }
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    a4 += 4;
    b += bRow;
  }
  v128.store(out, c00);
  out += outRow & row1;
  v128.store(out, c10);
  out += outRow & row2;
  v128.store(out, c20);
  out += outRow & row3;
  v128.store(out, c30);
  out += outRow & row4;
  v128.store(out, c40);
  if (RELAXED) {
    out += outRow & row5;
    v128.store(out, c50);
  }
}

/** The same for a single row, 32 columns wide: eight sums, so that none has to wait for itself. */
export function rowTile(a: usize, b: usize, bRow: usize, from: usize, out: usize, k: i32): void {
  const keep = i32x4.splat(-i32(from != 0));
  const p = from != 0 ? from : b;
  let c0 = v128.and(v128.load(p), keep);
  let c1 = v128.and(v128.load(p, 16), keep);
  let c2 = v128.and(v128.load(p, 32), keep);
  let c3 = v128.and(v128.load(p, 48), keep);
  let c4 = v128.and(v128.load(p, 64), keep);
  let c5 = v128.and(v128.load(p, 80), keep);
  let c6 = v128.and(v128.load(p, 96), keep);
  let c7 = v128.and(v128.load(p, 112), keep);
  const end = b + <usize>k * bRow;
  while (b != end) {
    const x = v128.load_splat<f32>(a);
    c0 = madd(x, v128.load(b), c0);
    c1 = madd(x, v128.load(b, 16), c1);
    c2 = madd(x, v128.load(b, 32), c2);
    c3 = madd(x, v128.load(b, 48), c3);
    c4 = madd(x, v128.load(b, 64), c4);
    c5 = madd(x, v128.load(b, 80), c5);
    c6 = madd(x, v128.load(b, 96), c6);
    c7 = madd(x, v128.load(b, 112), c7);
    a += 4;
    b += bRow;
  }
  v128.store(out, c0);
  v128.store(out, c1, 16);
  v128.store(out, c2, 32);
  v128.store(out, c3, 48);
  v128.store(out, c4, 64);
  v128.store(out, c5, 80);
  v128.store(out, c6, 96);
  v128.store(out, c7, 112);
}
