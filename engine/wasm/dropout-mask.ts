import { address, scalar, share, size } from './call';
import { storePart } from './vector';

/** Four counters of Philox4x32-10 side by side: the same rounds as engine/src/random/philox.ts. */

@inline function lowWords(a: v128, b: v128): v128 {
  return v128.shuffle<u32>(a, b, 0, 2, 4, 6);
}

@inline function highWords(a: v128, b: v128): v128 {
  return v128.shuffle<u32>(a, b, 1, 3, 5, 7);
}

/** Writes `count` numbers, from a vector that says which are on. */
@inline function put(out: usize, isOn: v128, value: v128, count: i32): void {
  if (count > 0) storePart(out, v128.and(isOn, value), count);
}

/** [out, n, threshold, all on, value, key0, key1, block, index]: value where the next word is below the threshold. */
export function dropoutMask(part: i32, parts: i32): f64 {
  const n = size(1);
  const threshold = i32x4.splat(size(2));
  const allOn = i32x4.splat(-size(3));
  const value = scalar(4);
  const end = share(n, 16, part + 1, parts);
  for (let i = share(n, 16, part, parts); i < end; i += 16) {
    let c0 = i32x4.add(i32x4.splat(i >> 2), i32x4(0, 1, 2, 3));
    let c1 = i32x4.splat(0);
    let c2 = i32x4.splat(size(7));
    let c3 = i32x4.splat(size(8));
    let k0 = size(5);
    let k1 = size(6);
    for (let round = 0; round < 10; round++) {
      const m0 = i32x4.splat(0xd2511f53);
      const m1 = i32x4.splat(0xcd9e8d57);
      const p0 = i64x2.extmul_low_i32x4_u(m0, c0);
      const p1 = i64x2.extmul_high_i32x4_u(m0, c0);
      const q0 = i64x2.extmul_low_i32x4_u(m1, c2);
      const q1 = i64x2.extmul_high_i32x4_u(m1, c2);
      c0 = v128.xor(v128.xor(highWords(q0, q1), c1), i32x4.splat(k0));
      c2 = v128.xor(v128.xor(highWords(p0, p1), c3), i32x4.splat(k1));
      c1 = lowWords(q0, q1);
      c3 = lowWords(p0, p1);
      k0 += 0x9e3779b9;
      k1 += 0xbb67ae85;
    }
    c0 = v128.or(allOn, i32x4.lt_u(c0, threshold));
    c1 = v128.or(allOn, i32x4.lt_u(c1, threshold));
    c2 = v128.or(allOn, i32x4.lt_u(c2, threshold));
    c3 = v128.or(allOn, i32x4.lt_u(c3, threshold));
    // The words of one counter follow each other: a transpose.
    const a = v128.shuffle<u32>(c0, c1, 0, 4, 1, 5);
    const b = v128.shuffle<u32>(c2, c3, 0, 4, 1, 5);
    const c = v128.shuffle<u32>(c0, c1, 2, 6, 3, 7);
    const d = v128.shuffle<u32>(c2, c3, 2, 6, 3, 7);
    const out = address(0) + (<usize>i << 2);
    put(out, v128.shuffle<u64>(a, b, 0, 2), value, end - i);
    put(out + 16, v128.shuffle<u64>(a, b, 1, 3), value, end - i - 4);
    put(out + 32, v128.shuffle<u64>(c, d, 0, 2), value, end - i - 8);
    put(out + 48, v128.shuffle<u64>(c, d, 1, 3), value, end - i - 12);
  }
  return 0;
}
