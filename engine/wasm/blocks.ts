import { MOST_PARTIALS, PARTIALS } from './layout';

/** Totals are sums of blocks, as engine/src/kernels/sum-order.ts says: blocks are what threads share out. */

export function elementsPerBlock(n: i32): i32 {
  return max(4096, 8 * ceilDiv(n, 8 * MOST_PARTIALS));
}

export function rowsPerBlock(rows: i32): i32 {
  return max(16, ceilDiv(rows, MOST_PARTIALS));
}

export function ceilDiv(n: i32, by: i32): i32 {
  return (n + by - 1) / by;
}

@inline export function setPartial(block: i32, sum: f64): void {
  store<f64>(PARTIALS + (block << 3), sum);
}

/** The first sums of blocks, added in order. */
export function sumOfPartials(blocks: i32): f64 {
  let sum: f64 = 0;
  for (let block = 0; block < blocks; block++) sum += load<f64>(PARTIALS + (block << 3));
  return sum;
}
