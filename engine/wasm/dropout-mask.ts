import { address, scalar, share, size } from './call';
import { storePart } from './vector';

/**
 * Philox4x32-10, the rounds of engine/src/random/philox.ts, for eight counters side by side in two vectors: each round waits
 * for the one before, and two vectors wait together.
 */

/** The high words of the products. */
@inline function high(a: v128, b: v128): v128 {
  return v128.shuffle<u32>(i64x2.extmul_low_i32x4_u(a, b), i64x2.extmul_high_i32x4_u(a, b), 1, 3, 5, 7);
}

/** Writes up to `count` numbers, from a vector that says which are on. */
@inline function put(out: usize, isOn: v128, value: v128, count: i32): void {
  if (count > 0) storePart(out, v128.and(isOn, value), count);
}

/** Writes up to 16 numbers of four counters; the words of one counter follow each other. */
@inline function putFours(out: usize, count: i32, c0: v128, c1: v128, c2: v128, c3: v128, value: v128): void {
  const a = v128.shuffle<u32>(c0, c1, 0, 4, 1, 5);
  const b = v128.shuffle<u32>(c2, c3, 0, 4, 1, 5);
  const c = v128.shuffle<u32>(c0, c1, 2, 6, 3, 7);
  const d = v128.shuffle<u32>(c2, c3, 2, 6, 3, 7);
  put(out, v128.shuffle<u64>(a, b, 0, 2), value, count);
  put(out + 16, v128.shuffle<u64>(a, b, 1, 3), value, count - 4);
  put(out + 32, v128.shuffle<u64>(c, d, 0, 2), value, count - 8);
  put(out + 48, v128.shuffle<u64>(c, d, 1, 3), value, count - 12);
}

/** [out, n, threshold, all on, value, key0, key1, block, index]: value where the next word is below the threshold. */
export function dropoutMask(part: i32, parts: i32): f64 {
  const n = size(1);
  const threshold = i32x4.splat(size(2));
  const allOn = i32x4.splat(-size(3));
  const value = scalar(4);
  const m0 = i32x4.splat(0xd2511f53);
  const m1 = i32x4.splat(0xcd9e8d57);
  const end = share(n, 32, part + 1, parts);
  for (let i = share(n, 32, part, parts); i < end; i += 32) {
    let c0 = i32x4.add(i32x4.splat(i >> 2), i32x4(0, 1, 2, 3));
    let c1 = i32x4.splat(0);
    let c2 = i32x4.splat(size(7));
    let c3 = i32x4.splat(size(8));
    let d0 = i32x4.add(i32x4.splat(i >> 2), i32x4(4, 5, 6, 7));
    let d1 = c1;
    let d2 = c2;
    let d3 = c3;
    let key0 = size(5);
    let key1 = size(6);
    for (let round = 0; round < 10; round++) {
      const k0 = i32x4.splat(key0);
      const k1 = i32x4.splat(key1);
      const c4 = i32x4.mul(m0, c0);
      const c5 = high(m0, c0);
      c0 = v128.xor(v128.xor(high(m1, c2), c1), k0);
      c1 = i32x4.mul(m1, c2);
      c2 = v128.xor(v128.xor(c5, c3), k1);
      c3 = c4;
      const d4 = i32x4.mul(m0, d0);
      const d5 = high(m0, d0);
      d0 = v128.xor(v128.xor(high(m1, d2), d1), k0);
      d1 = i32x4.mul(m1, d2);
      d2 = v128.xor(v128.xor(d5, d3), k1);
      d3 = d4;
      key0 += 0x9e3779b9;
      key1 += 0xbb67ae85;
    }
    const out = address(0) + (<usize>i << 2);
    c0 = v128.or(allOn, i32x4.lt_u(c0, threshold));
    c1 = v128.or(allOn, i32x4.lt_u(c1, threshold));
    c2 = v128.or(allOn, i32x4.lt_u(c2, threshold));
    c3 = v128.or(allOn, i32x4.lt_u(c3, threshold));
    putFours(out, end - i, c0, c1, c2, c3, value);
    d0 = v128.or(allOn, i32x4.lt_u(d0, threshold));
    d1 = v128.or(allOn, i32x4.lt_u(d1, threshold));
    d2 = v128.or(allOn, i32x4.lt_u(d2, threshold));
    d3 = v128.or(allOn, i32x4.lt_u(d3, threshold));
    putFours(out + 64, end - i - 16, d0, d1, d2, d3, value);
  }
  return 0;
}
