import { stream } from '../../../../engine/src/random/stream';

/** Numbers about 1 in size, some of them 0. */
export const someNumbers = (n: number, purpose: string): Float32Array => {
  const random = stream(7, purpose);
  return Float32Array.from({ length: n }, () => (random.below(9) === 0 ? 0 : random.normal()));
};

const specials = [NaN, Infinity, -Infinity, -0, 1e-40, -1e-40, 3e38, -3e38, 100, -100];

/** The same with numbers in between that are none, or hard to bear. */
export const hardNumbers = (n: number, purpose: string): Float32Array => {
  const random = stream(8, purpose);
  return someNumbers(n, purpose).map((x) => (random.below(6) === 0 ? specials[random.below(specials.length)]! : x));
};

/** Numbers of such different sizes that their sum tells, even in double, in which order it was taken. */
export const unequalNumbers = (n: number, purpose: string): Float32Array => {
  const random = stream(9, purpose);
  return Float32Array.from({ length: n }, () => random.normal() * 10 ** (random.below(13) - 6));
};
