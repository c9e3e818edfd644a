/**
 * Register tiles: the sums of a small piece of out stay in registers while the inner index runs. Of the 16 registers
 * one is V8's and b takes two, a one and a product one, which leaves room for five rows of two sums, and for six where
 * the product needs none of its own because one instruction multiplies and adds.
 *
 * V8 keeps the sums in registers only as long as nothing branches after the loop and its function does little else: so
 * edges are no concern of a tile. Rows beyond the last are the last one once more, computed and stored again, the same.
 */
export const TILE_ROWS: i32 = RELAXED ? 6 : 5;
export const LOW_ROWS: i32 = 4;
export const TILE_COLS: i32 = 8;
export const HALF_COLS: i32 = 4;
export const ROW_COLS: i32 = 32;

/** sum + a · b: rounded twice, or once where the processor does both in one step. */
@inline export function madd(a: v128, b: v128, sum: v128): v128 {
  return RELAXED ? f32x4.relaxed_madd(a, b, sum) : f32x4.add(sum, f32x4.mul(a, b));
}

/** All bits where a tile has this row, none where the one before stands in for it. */
@inline function has(row: i32, height: i32, rows: i32): usize {
  return height == TILE_ROWS ? -1 : -usize(rows > row);
}

/**
 * out[rows, cols] = from + a · b; a's rows lie `aRow` bytes apart, its inner indices `aStep`; b has a row for each inner
 * index. `from` is where the sums begin, rows `fromRow` bytes apart. `height` and `cols` are constants wherever this is
 * drawn in, which leaves what they ask for; the height of a whole tile is also its number of rows.
 */
@inline function sums(
  height: i32,
  cols: i32,
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
  const row1 = has(1, height, rows);
  const row2 = has(2, height, rows);
  const row3 = has(3, height, rows);
  let a1 = a0 + (aRow & row1);
  let a2 = a1 + (aRow & row2);
  let a3 = a2 + (aRow & row3);
  let a4 = a3 + aRow;
  let a5 = a4 + aRow;
  const wide = cols == TILE_COLS;
  let c00 = v128.load(from);
  let c01 = wide ? v128.load(from, 16) : c00;
  from += fromRow & row1;
  let c10 = v128.load(from);
  let c11 = wide ? v128.load(from, 16) : c00;
  from += fromRow & row2;
  let c20 = v128.load(from);
  let c21 = wide ? v128.load(from, 16) : c00;
  from += fromRow & row3;
  let c30 = v128.load(from);
  let c31 = wide ? v128.load(from, 16) : c00;
  if (height > 4) from += fromRow;
  let c40 = v128.load(from);
  let c41 = wide ? v128.load(from, 16) : c00;
  if (height > 5) from += fromRow;
  let c50 = v128.load(from);
  let c51 = wide ? v128.load(from, 16) : c00;
  const end = b + <usize>k * bRow;
  while (b != end) {
    const b0 = v128.load(b);
    const b1 = wide ? v128.load(b, 16) : b0;
    let x = v128.load_splat<f32>(a0);
    c00 = madd(x, b0, c00);
    if (wide) c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a1);
    c10 = madd(x, b0, c10);
    if (wide) c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a2);
    c20 = madd(x, b0, c20);
    if (wide) c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a3);
    c30 = madd(x, b0, c30);
    if (wide) c31 = madd(x, b1, c31);
    if (height > 4) {
      x = v128.load_splat<f32>(a4);
      c40 = madd(x, b0, c40);
      if (wide) c41 = madd(x, b1, c41);
      a4 += aStep;
    }
    if (height > 5) {
      x = v128.load_splat<f32>(a5);
      c50 = madd(x, b0, c50);
      if (wide) c51 = madd(x, b1, c51);
      a5 += aStep;
    }
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    b += bRow;
  }
  v128.store(out, c00);
  if (wide) v128.store(out, c01, 16);
  out += outRow & row1;
  v128.store(out, c10);
  if (wide) v128.store(out, c11, 16);
  out += outRow & row2;
  v128.store(out, c20);
  if (wide) v128.store(out, c21, 16);
  out += outRow & row3;
  v128.store(out, c30);
  if (wide) v128.store(out, c31, 16);
  if (height > 4) {
    out += outRow;
    v128.store(out, c40);
    if (wide) v128.store(out, c41, 16);
  }
  if (height > 5) {
    out += outRow;
    v128.store(out, c50);
    if (wide) v128.store(out, c51, 16);
  }
}

/** A whole tile. */
export function tile(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  k: i32,
): void {
  sums(TILE_ROWS, TILE_COLS, a, aRow, aStep, b, bRow, from, fromRow, out, outRow, TILE_ROWS, k);
}

/** Its left half. */
export function halfTile(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  k: i32,
): void {
  sums(TILE_ROWS, HALF_COLS, a, aRow, aStep, b, bRow, from, fromRow, out, outRow, TILE_ROWS, k);
}

/** Up to four rows. */
export function lowTile(
  a: usize,
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
  sums(LOW_ROWS, TILE_COLS, a, aRow, aStep, b, bRow, from, fromRow, out, outRow, rows, k);
}

/** Up to four rows of the half. */
export function lowHalfTile(
  a: usize,
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
  sums(LOW_ROWS, HALF_COLS, a, aRow, aStep, b, bRow, from, fromRow, out, outRow, rows, k);
}

/** A single row, 32 columns wide: eight sums, so that none has to wait for itself. */
export function rowTile(a: usize, aStep: usize, b: usize, bRow: usize, from: usize, out: usize, k: i32): void {
  let c0 = v128.load(from);
  let c1 = v128.load(from, 16);
  let c2 = v128.load(from, 32);
  let c3 = v128.load(from, 48);
  let c4 = v128.load(from, 64);
  let c5 = v128.load(from, 80);
  let c6 = v128.load(from, 96);
  let c7 = v128.load(from, 112);
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
    a += aStep;
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
