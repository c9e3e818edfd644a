/** Vectors of four float32 numbers, also where fewer than four are left, and sums of them in double. */

/** The first `count` numbers from `at`, zeros after them; nothing behind them is read. */
@inline export function loadPart(at: usize, count: i32): v128 {
  if (count >= 4) return v128.load(at);
  if (count == 1) return v128.load_zero<u32>(at);
  const two = v128.load_zero<u64>(at);
  return count == 2 ? two : v128.load_lane<u32>(at + 8, two, 2);
}

/** Writes the first `count` numbers. */
@inline export function storePart(at: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(at, value);
  } else if (count == 1) {
    v128.store_lane<u32>(at, value, 0);
  } else {
    v128.store_lane<u64>(at, value, 0);
    if (count == 3) v128.store_lane<u32>(at + 8, value, 2);
  }
}

/** All bits of the first `count` numbers. */
@inline export function mask(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** The first `count` numbers of a vector; those after them become 0, which changes no sum. */
@inline export function keep(value: v128, count: i32): v128 {
  return v128.and(value, mask(count));
}

/** The first two numbers in double. */
@inline export function low(value: v128): v128 {
  return f64x2.promote_low_f32x4(value);
}

/** The last two numbers in double. */
@inline export function high(value: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<u64>(value, value, 1, 1));
}

/** Vector k of four transposed. */
@inline export function column(k: i32, p: v128, q: v128, r: v128, s: v128): v128 {
  const a = k < 2 ? v128.shuffle<u32>(p, q, 0, 4, 1, 5) : v128.shuffle<u32>(p, q, 2, 6, 3, 7);
  const b = k < 2 ? v128.shuffle<u32>(r, s, 0, 4, 1, 5) : v128.shuffle<u32>(r, s, 2, 6, 3, 7);
  return k % 2 == 0 ? v128.shuffle<u64>(a, b, 0, 2) : v128.shuffle<u64>(a, b, 1, 3);
}

/** One sum of eight lanes, in the order that engine/src/kernels/sum-order.ts sets. */
@inline export function total(a: v128, b: v128, c: v128, d: v128): f64 {
  const t = f64x2.add(f64x2.add(a, c), f64x2.add(b, d));
  return f64x2.extract_lane(t, 0) + f64x2.extract_lane(t, 1);
}

/** Four numbers in double, rounded. */
@inline export function narrow(a: v128, b: v128): v128 {
  return v128.shuffle<u64>(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 2);
}
