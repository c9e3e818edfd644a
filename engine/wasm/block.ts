import { ACROSS_ROWS, COLUMN_ROWS, LAST_ROWS, acrossThree, acrossTwo, lastRows, oneColumn } from './narrow';
import { SHALLOW, passFour, passOne, passThree, passTwo } from './shallow';
import { HALF_COLS, LOW_ROWS, ROW_COLS, TILE_COLS, TILE_ROWS, halfTile, lowHalfTile, lowTile, rowTile, tile } from './tile';

/** Where the sums of a row begin when there is no bias. */
const ZEROS: usize = memory.data(<i32>(ROW_COLS << 2), 16);

/**
 * out[m, cols] = from + a · b by the kernels that fit, all of it where it lies: a's rows are `aRow` bytes apart and its
 * inner indices `aStep`, of which one is 4; `from` has a row for each of out, one for all if `fromRow` is 0, or is 0 itself
 * for none.
 */
export function multiplyBlock(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  m: i32,
  k: i32,
  cols: i32,
): void {
  const fromCol: usize = from == 0 ? 0 : 4;
  if (from == 0) from = ZEROS;
  let j = 0;
  if (m == 1) {
    for (; j + ROW_COLS <= cols; j += ROW_COLS) rowTile(a, aStep, col(b, j), bRow, from + <usize>j * fromCol, col(out, j), k);
  }
  if (k <= SHALLOW && aStep == 4 && fromRow == 0) {
    pass(a, aRow, col(b, j), bRow, from + <usize>j * fromCol, fromCol, col(out, j), outRow, m, k, cols - j);
    j += (cols - j) & -TILE_COLS;
  }
  for (; j + TILE_COLS <= cols; j += TILE_COLS) {
    tiles(a, aRow, aStep, col(b, j), bRow, from + <usize>j * fromCol, fromRow, col(out, j), outRow, m, k, TILE_COLS);
  }
  while (j < cols) {
    const first = next(j, HALF_COLS, cols, fromRow == 0);
    if (first >= 0) j = first;
    const start = from + <usize>j * fromCol;
    if (first >= 0) tiles(a, aRow, aStep, col(b, j), bRow, start, fromRow, col(out, j), outRow, m, k, HALF_COLS);
    else narrow(a, aRow, aStep, col(b, j), bRow, start, fromRow, col(out, j), outRow, m, k, cols - j);
    j += HALF_COLS;
  }
}

/** The address of a number in a row. */
@inline function col(row: usize, j: i32): usize {
  return row + ((<usize>j) << 2);
}

/**
 * Where the next `step` of n begin. The last ones may begin among those that are done, to the same sums again, but not where
 * sums go on from what is in out: then, and where n is too small, -1.
 */
@inline function next(i: i32, step: i32, n: i32, again: bool): i32 {
  return i + step <= n ? i : again && n >= step ? n - step : -1;
}

/** The whole eights of columns of a product whose inner index is short. */
function pass(
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromCol: usize,
  out: usize,
  outRow: usize,
  m: i32,
  k: i32,
  cols: i32,
): void {
  if (k == 1) passOne(a, aRow, b, bRow, from, fromCol, out, outRow, m, cols);
  else if (k == 2) passTwo(a, aRow, b, bRow, from, fromCol, out, outRow, m, cols);
  else if (k == 3) passThree(a, aRow, b, bRow, from, fromCol, out, outRow, m, cols);
  else passFour(a, aRow, b, bRow, from, fromCol, out, outRow, m, cols);
}

/** One panel of out, eight or four columns, tile by tile. */
function tiles(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  m: i32,
  k: i32,
  width: i32,
): void {
  for (; m >= TILE_ROWS; m -= TILE_ROWS) {
    if (width == TILE_COLS) tile(a, aRow, aStep, b, bRow, from, fromRow, out, outRow, k);
    else halfTile(a, aRow, aStep, b, bRow, from, fromRow, out, outRow, k);
    a += TILE_ROWS * aRow;
    from += TILE_ROWS * fromRow;
    out += TILE_ROWS * outRow;
  }
  for (; m > 0; m -= LOW_ROWS) {
    if (width == TILE_COLS) lowTile(a, aRow, aStep, b, bRow, from, fromRow, out, outRow, m, k);
    else lowHalfTile(a, aRow, aStep, b, bRow, from, fromRow, out, outRow, m, k);
    a += LOW_ROWS * aRow;
    from += LOW_ROWS * fromRow;
    out += LOW_ROWS * outRow;
  }
}

/** Up to three columns: together where a's rows lie side by side, else one after the other. */
function narrow(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  m: i32,
  k: i32,
  cols: i32,
): void {
  let i = 0;
  while (cols > 1 && aRow == 4 && i < m) {
    const first = next(i, ACROSS_ROWS, m, fromRow == 0);
    if (first < 0) break;
    const start = from + <usize>first * fromRow;
    const target = out + <usize>first * outRow;
    if (cols == 2) acrossTwo(col(a, first), aStep, b, bRow, start, fromRow, target, outRow, k);
    else acrossThree(col(a, first), aStep, b, bRow, start, fromRow, target, outRow, k);
    i = first + ACROSS_ROWS;
  }
  a += <usize>i * aRow;
  from += <usize>i * fromRow;
  out += <usize>i * outRow;
  for (let j = 0; j < cols && i < m; j++) {
    singleColumn(a, aRow, aStep, col(b, j), bRow, col(from, j), fromRow, col(out, j), outRow, m - i, k);
  }
}

/** A single column. */
function singleColumn(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  m: i32,
  k: i32,
): void {
  for (let i = 0; i < m; ) {
    const first = aStep == 4 ? next(i, COLUMN_ROWS, m, fromRow == 0) : -1;
    if (first >= 0) i = first;
    const left = a + <usize>i * aRow;
    const start = from + <usize>i * fromRow;
    const target = out + <usize>i * outRow;
    if (first >= 0) oneColumn(left, aRow, b, bRow, start, fromRow, target, outRow, k);
    else lastRows(left, aRow, aStep, b, bRow, start, fromRow, target, outRow, m - i, k);
    i += first >= 0 ? COLUMN_ROWS : LAST_ROWS;
  }
}
