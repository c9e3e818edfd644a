/**
 * exp, log and tanh of four float32 numbers: the arithmetic of engine/src/kernels/float32-math.ts, operation by operation,
 * where its terms are explained. Multiplications are never fused here, so that both builds give the same bits.
 *
 * Constants are read from memory each time: V8 takes four instructions to make one that stands in the code, and there are
 * more of them than registers. A fifth of the time, and most of it in short loops.
 */

const EXP = memory.data<f32>([
  1.4426950408889634, 12582912, 0.693359375, -2.12194440e-4, 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3,
  4.1665795894e-2, 1.6666665459e-1, 0.5, 1, -87.33654022216797, 88.72283172607422, Infinity,
]);

@inline function constant(table: usize, place: usize): v128 {
  return v128.load_splat<u32>(table + (place << 2));
}

@inline function next(y: v128, x: v128, table: usize, place: usize): v128 {
  return f32x4.add(f32x4.mul(y, x), constant(table, place));
}

/** eˣ where no x is above 0. */
@inline export function expToZero(x: v128): v128 {
  const shifted = f32x4.add(f32x4.mul(x, constant(EXP, 0)), constant(EXP, 1));
  const n = f32x4.sub(shifted, constant(EXP, 1));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, constant(EXP, 2))), f32x4.mul(n, constant(EXP, 3)));
  let y = next(constant(EXP, 4), r, EXP, 5);
  y = next(y, r, EXP, 6);
  y = next(y, r, EXP, 7);
  y = next(y, r, EXP, 8);
  y = next(y, r, EXP, 9);
  y = f32x4.add(f32x4.add(f32x4.mul(y, f32x4.mul(r, r)), r), constant(EXP, 10));
  y = i32x4.add(y, i32x4.shl(shifted, 23));
  y = v128.andnot(y, f32x4.lt(x, constant(EXP, 11)));
  // What is no number stays none: all its bits are set.
  return v128.or(y, f32x4.ne(x, x));
}

@inline export function exp(x: v128): v128 {
  return v128.bitselect(constant(EXP, 13), expToZero(x), f32x4.gt(x, constant(EXP, 12)));
}

/** The last two are there for their bits: √½, where mantissas begin that have the smallest logarithms; all of a mantissa. */
const LOG = memory.data<f32>([
  1.1754943508222875e-38, 8388608, 1, 0.5, -2.12194440e-4, 0.693359375, 7.0376836292e-2, -1.1514610310e-1,
  1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1,
  3.3333331174e-1, Infinity, -Infinity, 0.70710676908493042, 1.1754942106924411e-38,
]);

/** ln of normal numbers, from their bits less those of √½ and from their exponent. */
@inline function logOfWord(word: v128, exponent: v128): v128 {
  const e = f32x4.convert_i32x4_s(exponent);
  const mantissa = i32x4.add(v128.and(word, constant(LOG, 18)), constant(LOG, 17));
  const m = f32x4.sub(mantissa, constant(LOG, 2));
  const z = f32x4.mul(m, m);
  let y = next(constant(LOG, 6), m, LOG, 7);
  y = next(y, m, LOG, 8);
  y = next(y, m, LOG, 9);
  y = next(y, m, LOG, 10);
  y = next(y, m, LOG, 11);
  y = next(y, m, LOG, 12);
  y = next(y, m, LOG, 13);
  y = next(y, m, LOG, 14);
  y = f32x4.mul(f32x4.mul(y, m), z);
  y = f32x4.add(y, f32x4.mul(e, constant(LOG, 4)));
  y = f32x4.sub(y, f32x4.mul(constant(LOG, 3), z));
  return f32x4.add(f32x4.add(m, y), f32x4.mul(e, constant(LOG, 5)));
}

/** ln x of normal numbers above 0; below, and for −∞, none: all its bits are set. */
@inline export function logOfNormal(x: v128): v128 {
  const word = i32x4.sub(x, constant(LOG, 17));
  return v128.or(logOfWord(word, i32x4.shr_s(word, 23)), f32x4.lt(x, f32x4.splat(0)));
}

@inline export function log(x: v128): v128 {
  const isSubnormal = f32x4.lt(x, constant(LOG, 0));
  const normal = v128.bitselect(f32x4.mul(x, constant(LOG, 1)), x, isSubnormal);
  const word = i32x4.sub(normal, constant(LOG, 17));
  let y = logOfWord(word, i32x4.sub(i32x4.shr_s(word, 23), v128.and(isSubnormal, i32x4.splat(23))));
  // ∞ and NaN stay, 0 has −∞, and what is below 0 none: all its bits are set.
  y = v128.bitselect(y, x, f32x4.lt(x, constant(LOG, 15)));
  y = v128.bitselect(constant(LOG, 16), y, f32x4.eq(x, f32x4.splat(0)));
  return v128.or(y, f32x4.lt(x, f32x4.splat(0)));
}

const TANH = memory.data<f32>([
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1, 0.625, 1, 2,
]);

@inline export function tanh(x: v128): v128 {
  const a = f32x4.abs(x);
  const z = f32x4.mul(a, a);
  let near = next(constant(TANH, 0), z, TANH, 1);
  near = next(near, z, TANH, 2);
  near = next(near, z, TANH, 3);
  near = next(near, z, TANH, 4);
  near = f32x4.add(f32x4.mul(f32x4.mul(near, z), a), a);
  const one = constant(TANH, 6);
  const far = f32x4.sub(one, f32x4.div(constant(TANH, 7), f32x4.add(exp(f32x4.add(a, a)), one)));
  const y = v128.bitselect(near, far, f32x4.lt(a, constant(TANH, 5)));
  return v128.or(y, v128.andnot(x, i32x4.splat(0x7fffffff)));
}
