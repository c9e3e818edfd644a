/**
 * exp, log and tanh in float32, every operation rounded by itself, so that they give the same bits on every machine: what
 * `Math.exp` and the like do not. engine/wasm/math.ts is the same arithmetic for four numbers at once; a test holds the two
 * together. Polynomials of the Cephes library (S. Moshier, 1989); errors are at most 2 units in the last place.
 */

const { fround, sqrt } = Math;

const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

const toBits = (x: number): number => {
  float[0] = x;
  return bits[0]!;
};

const fromBits = (word: number): number => {
  bits[0] = word;
  return float[0]!;
};

const polynomial = (x: number, coefficients: readonly number[]): number => {
  let y = coefficients[0]!;
  for (let i = 1; i < coefficients.length; i++) y = fround(fround(y * x) + coefficients[i]!);
  return y;
};

const rounded = (...coefficients: number[]): number[] => coefficients.map(fround);

/** 1.5·2²³: adding it leaves a whole number in the low bits of the sum, rounded to even. */
const toWhole = 12582912;
const log2e = fround(1.4426950408889634);
/** ln 2 in two parts: the first has few bits, so that its products with whole numbers are exact. */
const ln2High = fround(0.693359375);
const ln2Low = fround(-2.1219444e-4);

/** The largest number whose exp is finite, and the smallest whose exp has all its bits; below it exp is 0. */
const expMost = fround(88.72283172607422);
const expLeast = fround(-87.33654022216797);
const expTerms = rounded(1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.5);

/** eˣ of a float32 number: 2ⁿ·eʳ with n whole and |r| ≤ ½ ln 2. */
export const exp32 = (x: number): number => {
  if (x !== x) return x;
  if (x > expMost) return Infinity;
  if (x < expLeast) return 0;
  const shifted = fround(fround(x * log2e) + toWhole);
  const n = fround(shifted - toWhole);
  const r = fround(fround(x - fround(n * ln2High)) - fround(n * ln2Low));
  const y = fround(fround(fround(polynomial(r, expTerms) * fround(r * r)) + r) + 1);
  return fromBits(toBits(y) + (toBits(shifted) << 23));
};

const smallestNormal = 2 ** -126;
/** √½: mantissas from here to √2 have the smallest logarithms. */
const sqrtHalf = toBits(sqrt(0.5));
const logTerms = rounded(
  ...[7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1],
  ...[-1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1],
);

/** ln x of a float32 number: that of its mantissa, and its exponent times ln 2. */
export const log32 = (x: number): number => {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  const isSubnormal = x < smallestNormal;
  const word = toBits(isSubnormal ? fround(x * 2 ** 23) : x) - sqrtHalf;
  const e = (word >> 23) - (isSubnormal ? 23 : 0);
  const m = fround(fromBits((word & 0x7fffff) + sqrtHalf) - 1);
  const z = fround(m * m);
  let y = fround(fround(polynomial(m, logTerms) * m) * z);
  y = fround(y + fround(e * ln2Low));
  y = fround(y - fround(0.5 * z));
  return fround(fround(m + y) + fround(e * ln2High));
};

const tanhTerms = rounded(-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1);

/** tanh x of a float32 number: a polynomial near 0, where the difference of exponentials has few bits left. */
export const tanh32 = (x: number): number => {
  if (x !== x) return x;
  const a = Math.abs(x);
  let y: number;
  if (a < 0.625) {
    const z = fround(a * a);
    y = fround(fround(fround(polynomial(z, tanhTerms) * z) * a) + a);
  } else {
    y = fround(1 - fround(2 / fround(exp32(fround(a + a)) + 1)));
  }
  return fromBits(toBits(y) | (toBits(x) & 0x80000000));
};
