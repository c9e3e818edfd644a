import { ARGS, SCRATCH, SCRATCH_BYTES } from './layout';
import { copyBlock, transpose } from './pack';
import { narrowTile, rowTile, tile, NARROW_COLS, ROW_COLS, TILE_COLS, TILE_ROWS } from './tile';

/** A block of the inner index: a panel of b and a tile's rows of a, 16 and 12 KB, stay in the first-level cache. */
const DEPTH: i32 = 512;
/** Rows of the packed aᵀ: at a distance of a power of two they would push each other out of the cache. */
const LEFT_ROW: usize = (DEPTH + 4) << 2;
const PANEL_BYTES: usize = (<usize>DEPTH * ROW_COLS) << 2;
const EDGE_ROW: usize = TILE_COLS << 2;
const BIAS_BYTES: usize = ROW_COLS << 2;
/** A block of rows: what scratch can hold of aᵀ, 440 KB, which stay in the second-level cache while all of b passes. */
const HEIGHT: i32 = (<i32>((<usize>SCRATCH_BYTES - BIAS_BYTES - PANEL_BYTES) / (LEFT_ROW + EDGE_ROW)) / TILE_ROWS) * TILE_ROWS;

// What a part keeps in its scratch: a piece of a bias, a panel of b, columns of out that fill no tile, a block of aᵀ.
const BIAS: usize = 0;
const PANEL: usize = BIAS + BIAS_BYTES;
const EDGE: usize = PANEL + PANEL_BYTES;
const LEFT: usize = EDGE + <usize>HEIGHT * EDGE_ROW;

/** Up to here b is read where it lies: packing costs more than it gains when few rows use b or when it is small. */
const FEW_ROWS: i32 = 4 * TILE_ROWS;
const SMALL: i32 = 32768;

/** Words: a, b, out, m, k, n, bias or 0. */
export function matmul(part: i32, parts: i32): f64 {
  return product(part, parts, word(0), false, word(1), false, word(2), word(3), word(4), word(5), word(6));
}

/** Words: a, b, out, m, k, n. */
export function matmulTransposedA(part: i32, parts: i32): f64 {
  return product(part, parts, word(0), true, word(1), false, word(2), word(4), word(3), word(5), 0);
}

/** Words: a, b, out, m, n, k. */
export function matmulTransposedB(part: i32, parts: i32): f64 {
  return product(part, parts, word(0), false, word(1), true, word(2), word(3), word(4), word(5), 0);
}

function word(i: usize): i32 {
  return load<i32>(<usize>ARGS + (i << 2));
}

/** The address of an element of a matrix whose rows are `rowBytes` apart. */
function at(matrix: usize, rowBytes: usize, row: i32, col: i32): usize {
  return matrix + <usize>row * rowBytes + ((<usize>col) << 2);
}

/**
 * One part of out[rows, cols] = a · b, either of which may lie transposed: whole columns of tiles where there are enough
 * of them, else whole rows; never a piece of a sum, so that the bits do not depend on the number of parts.
 */
function product(
  part: i32,
  parts: i32,
  a: usize,
  aTransposed: bool,
  b: usize,
  bTransposed: bool,
  out: usize,
  rows: i32,
  inner: i32,
  cols: i32,
  bias: usize,
): f64 {
  // A single column is (bᵀ · aᵀ)ᵀ, and a vector lies the same way transposed: so it becomes a single row, a fast one.
  if (cols == 1 && rows > 1) {
    if (bias != 0) bias = spread(load<f32>(bias), out, share(rows, ROW_COLS, part, parts), share(rows, ROW_COLS, part + 1, parts));
    return product(part, parts, b, false, a, !aTransposed, out, 1, inner, rows, bias);
  }

  const aRow = (<usize>(aTransposed ? rows : inner)) << 2;
  const bRow = (<usize>(bTransposed ? inner : cols)) << 2;
  const outRow = (<usize>cols) << 2;
  if (parts > 1) {
    const width = rows == 1 ? ROW_COLS : TILE_COLS;
    if (rows == 1 || cols >= 2 * parts * width) {
      const first = share(cols, width, part, parts);
      cols = share(cols, width, part + 1, parts) - first;
      b = bTransposed ? at(b, bRow, first, 0) : at(b, bRow, 0, first);
      out = at(out, outRow, 0, first);
      if (bias != 0) bias = at(bias, 0, 0, first);
    } else {
      const first = share(rows, TILE_ROWS, part, parts);
      rows = share(rows, TILE_ROWS, part + 1, parts) - first;
      a = aTransposed ? at(a, aRow, 0, first) : at(a, aRow, first, 0);
      out = at(out, outRow, first, 0);
    }
  }
  const scratch = <usize>SCRATCH + <usize>part * <usize>SCRATCH_BYTES;
  multiply(scratch, a, aRow, aTransposed, b, bRow, bTransposed, out, outRow, rows, inner, cols, bias);
  return 0;
}

/** Puts a value into elements of a row; gives the row. */
function spread(value: f32, row: usize, first: i32, end: i32): usize {
  for (let i = first; i < end; i++) store<f32>(row + ((<usize>i) << 2), value);
  return row;
}

/** Where a part begins when n rows or columns are dealt out in whole tiles. */
function share(n: i32, tileSize: i32, part: i32, parts: i32): i32 {
  const tiles = (n + tileSize - 1) / tileSize;
  return min(n, ((tiles * part) / parts) * tileSize);
}

/** out = bias + a · b block by block; a block of the inner index goes on with the sums that the one before left in out. */
function multiply(
  scratch: usize,
  a: usize,
  aRow: usize,
  aTransposed: bool,
  b: usize,
  bRow: usize,
  bTransposed: bool,
  out: usize,
  outRow: usize,
  rows: i32,
  inner: i32,
  cols: i32,
  bias: usize,
): void {
  const packed = bTransposed || (rows > FEW_ROWS && inner * cols > SMALL);
  for (let t = 0; t < inner; t += DEPTH) {
    const k = min(DEPTH, inner - t);
    const right = bTransposed ? at(b, bRow, 0, t) : at(b, bRow, t, 0);
    for (let i = 0; i < rows; i += HEIGHT) {
      const m = min(HEIGHT, rows - i);
      let left: usize;
      let leftRow: usize;
      if (aTransposed) {
        left = scratch + LEFT;
        leftRow = LEFT_ROW;
        transpose(at(a, aRow, t, i), aRow, left, leftRow, k, m);
      } else {
        left = at(a, aRow, i, t);
        leftRow = aRow;
      }
      const target = at(out, outRow, i, 0);
      // Where the sums begin, and from row to row.
      const from = t > 0 ? target : bias;
      const fromRow = t > 0 ? outRow : 0;
      panels(scratch, left, leftRow, right, bRow, bTransposed, packed, from, fromRow, target, outRow, m, k, cols);
    }
  }
}

/** out[m, cols] = from + a[m, k] · b[k, cols], one panel of columns after the other; `from` is 0 for none. */
function panels(
  scratch: usize,
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  bTransposed: bool,
  packed: bool,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  m: i32,
  k: i32,
  cols: i32,
): void {
  let width = TILE_COLS;
  for (let j = 0; j < cols; j += width) {
    width = m == 1 ? ROW_COLS : cols - j > NARROW_COLS ? TILE_COLS : NARROW_COLS;
    const n = min(width, cols - j);
    const widthBytes = (<usize>width) << 2;

    let right = bTransposed ? at(b, bRow, j, 0) : at(b, bRow, 0, j);
    let rightRow = bRow;
    if (packed || n < width) {
      const panel = scratch + PANEL;
      if (bTransposed) transpose(right, bRow, panel, widthBytes, n, k);
      else copyBlock(right, bRow, panel, widthBytes, k, n);
      right = panel;
      rightRow = widthBytes;
    }

    const target = at(out, outRow, 0, j);
    const start = from != 0 ? at(from, 0, 0, j) : 0;
    if (n == width) {
      tiles(a, aRow, right, rightRow, start, fromRow, target, outRow, m, k, width);
    } else {
      const edge = scratch + EDGE;
      // Sums that go on lie in out; a bias is one row for all.
      const goesOn = fromRow != 0;
      const begin = start == 0 ? 0 : goesOn ? edge : scratch + BIAS;
      if (start != 0) copyBlock(start, fromRow, begin, widthBytes, goesOn ? m : 1, n);
      tiles(a, aRow, right, rightRow, begin, goesOn ? widthBytes : 0, edge, widthBytes, m, k, width);
      copyBlock(edge, widthBytes, target, outRow, m, n);
    }
  }
}

/** One panel of out, `width` columns, tile by tile. */
function tiles(
  a: usize,
  aRow: usize,
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
  if (width == ROW_COLS) return rowTile(a, b, bRow, from, out, k);
  for (let i = 0; i < m; i += TILE_ROWS) {
    if (width == TILE_COLS) tile(a, aRow, b, bRow, from, fromRow, out, outRow, m - i, k);
    else narrowTile(a, aRow, b, bRow, from, fromRow, out, outRow, m - i, k);
    a += <usize>TILE_ROWS * aRow;
    from += <usize>TILE_ROWS * fromRow;
    out += <usize>TILE_ROWS * outRow;
  }
}
