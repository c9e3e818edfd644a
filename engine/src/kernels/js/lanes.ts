import type { Real } from '../real';
import { elementsPerBlock, lanes } from '../sum-order';

/** Adds values[from … from + n) to the eight lanes; a longer line comes in pieces of which all but the last are multiples of 8. */
export const addToLanes = (sums: Float64Array, values: Real, from: number, n: number): void => {
  let p = from;
  const end = from + n;
  if (n >= lanes) {
    let s0 = sums[0]!;
    let s1 = sums[1]!;
    let s2 = sums[2]!;
    let s3 = sums[3]!;
    let s4 = sums[4]!;
    let s5 = sums[5]!;
    let s6 = sums[6]!;
    let s7 = sums[7]!;
    for (; p + lanes <= end; p += lanes) {
      s0 += values[p]!;
      s1 += values[p + 1]!;
      s2 += values[p + 2]!;
      s3 += values[p + 3]!;
      s4 += values[p + 4]!;
      s5 += values[p + 5]!;
      s6 += values[p + 6]!;
      s7 += values[p + 7]!;
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
  }
  for (let lane = 0; p < end; lane++, p++) sums[lane] = sums[lane]! + values[p]!;
};

/** Gives the sum of the lanes and empties them for the next line. */
export const takeLanes = (sums: Float64Array): number => {
  const t0 = sums[0]! + sums[4]! + (sums[2]! + sums[6]!);
  const t1 = sums[1]! + sums[5]! + (sums[3]! + sums[7]!);
  for (let lane = 0; lane < lanes; lane++) sums[lane] = 0;
  return t0 + t1;
};

const line = new Float64Array(lanes);

/** The sum of one line. */
export const lineSum = (values: Real, from: number, n: number): number => {
  addToLanes(line, values, from, n);
  return takeLanes(line);
};

/** Σ a² of the first n elements in the order of a total over elements, each squared in double. */
export const sumOfSquares = (a: Real, n: number): number => {
  const block = elementsPerBlock(n);
  let total = 0;
  for (let from = 0; from < n; from += block) {
    const end = Math.min(n, from + block);
    for (let p = from; p < end; p++) {
      const lane = (p - from) & (lanes - 1);
      line[lane] = line[lane]! + a[p]! * a[p]!;
    }
    total += takeLanes(line);
  }
  return total;
};
