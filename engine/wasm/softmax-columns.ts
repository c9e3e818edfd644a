import { column as columnOfFour } from './vector';

/**
 * Four rows of two to four numbers, which fill as many vectors as they have columns, and the columns of these rows. `cols` and
 * `k` are known where they are compiled, so that nothing of the choices is left.
 */

/** Vector k of four rows at an address; beyond the last, the first stands in for what nobody reads. */
@inline export function loadLine(k: i32, cols: i32, at: usize): v128 {
  return v128.load(at + (<usize>(k < cols ? k : 0) << 4));
}

/**
 * Number j from the vector that the number j mod 3 of (p, q, r) names: blends, which take one instruction each, where any other
 * choice from two vectors takes V8 three.
 */
@inline function blend(p: v128, q: v128, r: v128): v128 {
  return v128.shuffle<u32>(v128.shuffle<u32>(p, q, 0, 5, 2, 3), r, 0, 1, 6, 3);
}

/** Brings the numbers of column k of three from where they stand in their vectors into the order of rows, and back. */
@inline function turn(k: i32, x: v128): v128 {
  if (k == 0) return v128.shuffle<u32>(x, x, 0, 3, 2, 1);
  return k == 1 ? v128.shuffle<u32>(x, x, 1, 0, 3, 2) : v128.shuffle<u32>(x, x, 2, 1, 0, 3);
}

/** Column k of the four rows in the vectors p, q, r and s. */
@inline export function column(k: i32, cols: i32, p: v128, q: v128, r: v128, s: v128): v128 {
  if (cols == 2) return k == 0 ? v128.shuffle<u32>(p, q, 0, 2, 4, 6) : v128.shuffle<u32>(p, q, 1, 3, 5, 7);
  if (cols == 3) return turn(k, k == 0 ? blend(p, r, q) : k == 1 ? blend(q, p, r) : blend(r, q, p));
  return columnOfFour(k, p, q, r, s);
}

/** Vector k of the four rows with the columns a, b, c and d. */
@inline export function line(k: i32, cols: i32, a: v128, b: v128, c: v128, d: v128): v128 {
  if (cols == 2) return k == 0 ? v128.shuffle<u32>(a, b, 0, 4, 1, 5) : v128.shuffle<u32>(a, b, 2, 6, 3, 7);
  if (cols == 4) return column(k, cols, a, b, c, d);
  const x = turn(0, a);
  const y = turn(1, b);
  const z = turn(2, c);
  return k == 0 ? blend(x, y, z) : k == 1 ? blend(y, z, x) : blend(z, x, y);
}

/** The largest number of each row; one that is none does not count. */
@inline export function largest(cols: i32, a: v128, b: v128, c: v128, d: v128): v128 {
  const two = f32x4.pmax(f32x4.pmax(f32x4.splat(-Infinity), a), b);
  const three = cols > 2 ? f32x4.pmax(two, c) : two;
  return cols > 3 ? f32x4.pmax(three, d) : three;
}
