import { column } from './vector';

/** to[rows, cols] = from[rows, cols], whose rows lie `toRow` and `fromRow` bytes apart. */
export function copyBlock(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, cols: i32): void {
  const bytes = (<usize>cols) << 2;
  const vectors = bytes & ~15;
  for (let i = 0; i < rows; i++) {
    let p: usize = 0;
    for (; p < vectors; p += 16) v128.store(to + p, v128.load(from + p));
    for (; p < bytes; p += 4) store<f32>(to + p, load<f32>(from + p));
    from += fromRow;
    to += toRow;
  }
}

/** to[cols, rows] = from[rows, cols]ᵀ, rows `toRow` and `fromRow` bytes apart: squares of four, then the edges. */
export function transpose(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, cols: i32): void {
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    let p = from;
    let q = to;
    let j = 0;
    for (; j + 4 <= cols; j += 4) {
      transposeSquare(p, fromRow, q, toRow);
      p += 16;
      q += toRow << 2;
    }
    for (; j < cols; j++) {
      store<f32>(q, load<f32>(p));
      store<f32>(q, load<f32>(p + fromRow), 4);
      store<f32>(q, load<f32>(p + fromRow * 2), 8);
      store<f32>(q, load<f32>(p + fromRow * 3), 12);
      p += 4;
      q += toRow;
    }
    from += fromRow << 2;
    to += 16;
  }
  for (; i < rows; i++) {
    let p = from;
    let q = to;
    for (let j = 0; j < cols; j++) {
      store<f32>(q, load<f32>(p));
      p += 4;
      q += toRow;
    }
    from += fromRow;
    to += 4;
  }
}

function transposeSquare(from: usize, fromRow: usize, to: usize, toRow: usize): void {
  const p = v128.load(from);
  const q = v128.load(from + fromRow);
  const r = v128.load(from + fromRow * 2);
  const s = v128.load(from + fromRow * 3);
  v128.store(to, column(0, p, q, r, s));
  v128.store(to + toRow, column(1, p, q, r, s));
  v128.store(to + toRow * 2, column(2, p, q, r, s));
  v128.store(to + toRow * 3, column(3, p, q, r, s));
}
