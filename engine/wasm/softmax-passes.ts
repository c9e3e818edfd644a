import { expToZero, logOfNormal } from './math';
import { loadPart, storePart } from './vector';

/**
 * Passes over numbers side by side, wherever their rows end. Each exponential and logarithm is a long chain of operations
 * that wait for each other: several chains are taken together, and V8 reads their constants once for all of them.
 */

/** eˣ of `count` numbers in their place, none of which is above 0. */
export function powers(at: usize, count: i32): void {
  let left = count;
  while (left >= 16) {
    const a = expToZero(v128.load(at));
    const b = expToZero(v128.load(at, 16));
    const c = expToZero(v128.load(at, 32));
    const d = expToZero(v128.load(at, 48));
    v128.store(at, a);
    v128.store(at, b, 16);
    v128.store(at, c, 32);
    v128.store(at, d, 48);
    at += 64;
    left -= 16;
  }
  while (left > 0) {
    storePart(at, expToZero(loadPart(at, left)), left);
    at += 16;
    left -= 4;
  }
}

/**
 * Writes max z − log max ŷ of each row where max z stands. The largest share of a row is at least one of as many as there are
 * columns, so a normal number. What stands up to seven rows behind the last is overwritten.
 */
export function logSums(most: usize, shares: usize, rows: i32): void {
  for (let left = rows; left > 0; left -= 8) {
    const a = f32x4.sub(v128.load(most), logOfNormal(v128.load(shares)));
    const b = f32x4.sub(v128.load(most, 16), logOfNormal(v128.load(shares, 16)));
    v128.store(most, a);
    v128.store(most, b, 16);
    most += 32;
    shares += 32;
  }
}
