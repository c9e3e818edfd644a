/** The orders of `kernels/sum-order.ts`, spelled out on plain arrays of numbers: what the kernels are held to. */

/** The sum of one line: eight lanes, added crosswise in the end. */
export const lineSum = (values: readonly number[]): number => {
  const s = new Float64Array(8);
  values.forEach((value, p) => (s[p % 8]! += value));
  const t0 = s[0]! + s[4]! + (s[2]! + s[6]!);
  const t1 = s[1]! + s[5]! + (s[3]! + s[7]!);
  return t0 + t1;
};

export const inOrder = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Cuts into parts of `size`, the last one shorter. */
const parts = <T>(values: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));

/** A total over elements: lines of a block each, whatever the rows. */
export const totalOfElements = (values: readonly number[]): number => {
  const block = Math.max(4096, 8 * Math.ceil(values.length / 8192));
  return inOrder(parts(values, block).map(lineSum));
};

/** A total over rows, from the sum of each. */
export const totalOfRows = (sums: readonly number[]): number => {
  const block = Math.max(16, Math.ceil(sums.length / 1024));
  return inOrder(parts(sums, block).map(inOrder));
};
