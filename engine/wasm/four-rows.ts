import { loadPart, storePart } from './vector';

/**
 * Four rows side by side, one in each number of a vector: what short rows need. A tile is four columns of them, transposed.
 * Where fewer than four rows are left, the last one stands in for those that are missing.
 */

export const TILE_BYTES = 64;

/** Where row `place` of at most `count` begins, from the first. */
@inline function rowAt(place: i32, count: i32, bytes: usize): usize {
  return <usize>min(place, count - 1) * bytes;
}

/** Up to four columns of four rows, from `at` on. */
export function takeTile(tile: usize, at: usize, bytes: usize, rows: i32, cols: i32): void {
  const p = loadPart(at, cols);
  const q = loadPart(at + rowAt(1, rows, bytes), cols);
  const r = loadPart(at + rowAt(2, rows, bytes), cols);
  const s = loadPart(at + rowAt(3, rows, bytes), cols);
  transposeTo(tile, p, q, r, s);
}

/** Puts them back. */
export function putTile(tile: usize, at: usize, bytes: usize, rows: i32, cols: i32): void {
  transposeTo(tile, v128.load(tile), v128.load(tile, 16), v128.load(tile, 32), v128.load(tile, 48));
  storePart(at, v128.load(tile), cols);
  storePart(at + rowAt(1, rows, bytes), v128.load(tile, 16), cols);
  storePart(at + rowAt(2, rows, bytes), v128.load(tile, 32), cols);
  storePart(at + rowAt(3, rows, bytes), v128.load(tile, 48), cols);
}

@inline function transposeTo(tile: usize, p: v128, q: v128, r: v128, s: v128): void {
  const a = v128.shuffle<u32>(p, q, 0, 4, 1, 5);
  const b = v128.shuffle<u32>(r, s, 0, 4, 1, 5);
  const c = v128.shuffle<u32>(p, q, 2, 6, 3, 7);
  const d = v128.shuffle<u32>(r, s, 2, 6, 3, 7);
  v128.store(tile, v128.shuffle<u64>(a, b, 0, 2));
  v128.store(tile, v128.shuffle<u64>(a, b, 1, 3), 16);
  v128.store(tile, v128.shuffle<u64>(c, d, 0, 2), 32);
  v128.store(tile, v128.shuffle<u64>(c, d, 1, 3), 48);
}
