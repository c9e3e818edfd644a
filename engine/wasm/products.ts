import { multiplyBlock } from './block';
import { ARGS, SCRATCH, SCRATCH_BYTES } from './layout';
import { NARROW_COLS } from './narrow';
import { copyBlock, transpose } from './pack';
import { ROW_COLS, TILE_COLS, TILE_ROWS } from './tile';

/** A block of the inner index: a panel of b and a tile's rows of a, 16 and 12 KB, stay in the first-level cache. */
const DEPTH: i32 = 512;
/** Rows of the packed aᵀ: at a distance of a power of two they would push each other out of the cache. */
const LEFT_ROW: usize = (DEPTH + 4) << 2;
const PANEL_BYTES: usize = (<usize>DEPTH * ROW_COLS) << 2;
/** A block of rows: what scratch can hold of aᵀ, 440 KB, which stay in the second-level cache while all of b passes. */
const HEIGHT: i32 = (<i32>((<usize>SCRATCH_BYTES - PANEL_BYTES) / LEFT_ROW) / TILE_ROWS) * TILE_ROWS;

// What a part keeps in its scratch: a panel of b, a block of aᵀ.
const PANEL: usize = 0;
const LEFT: usize = PANEL + PANEL_BYTES;

/** Up to here b is read where it lies: packing costs more than it gains when few rows use b or when it is small. */
const FEW_ROWS: i32 = 4 * TILE_ROWS;
const SMALL: i32 = 32768;
/** Up to here aᵀ is read where it lies: 64 KB, through whose columns tiles step no slower than a packed copy is made. */
const SMALL_LEFT: i32 = 16384;
/** Up to here bᵀ is one panel. */
const SMALL_PANEL: i32 = 4096;

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
  // A column of aᵀ · b is (bᵀ · a)ᵀ, sums side by side; a row of a · bᵀ is (b · aᵀ)ᵀ, for which b need not be packed.
  if (cols == 1 && aTransposed) return product(part, parts, b, false, a, false, out, 1, inner, rows, 0);
  if (rows == 1 && bTransposed) return product(part, parts, b, false, a, false, out, cols, inner, 1, 0);

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
  // Two or three columns want the columns of a side by side; all else wants its rows, unless they are few and short.
  const turned = cols <= NARROW_COLS ? !aTransposed && cols > 1 : aTransposed && rows * inner > SMALL_LEFT;
  for (let t = 0; t < inner; t += DEPTH) {
    const k = min(DEPTH, inner - t);
    const right = bTransposed ? at(b, bRow, 0, t) : at(b, bRow, t, 0);
    for (let i = 0; i < rows; i += HEIGHT) {
      const m = min(HEIGHT, rows - i);
      let left = aTransposed ? at(a, aRow, t, i) : at(a, aRow, i, t);
      let leftRow = aTransposed ? 4 : aRow;
      let leftStep = aTransposed ? aRow : 4;
      if (turned) {
        const pitch = aTransposed ? LEFT_ROW : (<usize>m) << 2;
        transpose(left, aRow, scratch + LEFT, pitch, aTransposed ? k : m, aTransposed ? m : k);
        left = scratch + LEFT;
        leftRow = aTransposed ? pitch : 4;
        leftStep = aTransposed ? 4 : pitch;
      }
      const target = at(out, outRow, i, 0);
      // Where the sums begin, and from row to row.
      const from = t > 0 ? target : bias;
      const fromRow = t > 0 ? outRow : 0;
      if (packed) {
        packedPanels(scratch, left, leftRow, leftStep, right, bRow, bTransposed, from, fromRow, target, outRow, m, k, cols);
      } else {
        multiplyBlock(left, leftRow, leftStep, right, bRow, from, fromRow, target, outRow, m, k, cols);
      }
    }
  }
}

/** One block of it, b packed: all of it where it is small, else one panel of columns after the other. */
function packedPanels(
  scratch: usize,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  bTransposed: bool,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  m: i32,
  k: i32,
  cols: i32,
): void {
  const panel = scratch + PANEL;
  const width = k * cols <= SMALL_PANEL ? cols : m == 1 ? ROW_COLS : TILE_COLS;
  for (let j = 0; j < cols; j += width) {
    const n = min(width, cols - j);
    const panelRow = (<usize>n) << 2;
    if (bTransposed) transpose(at(b, bRow, j, 0), bRow, panel, panelRow, n, k);
    else copyBlock(at(b, bRow, 0, j), bRow, panel, panelRow, k, n);
    const start = from == 0 ? 0 : at(from, 0, 0, j);
    multiplyBlock(a, aRow, aStep, panel, panelRow, start, fromRow, at(out, outRow, 0, j), outRow, m, k, n);
  }
}
