import { shuffle } from '../random/shuffle';
import { stream } from '../random/stream';
import type { SplitSpec } from '../project/document';

/** Row indices of the three parts: disjoint, together all rows, each in random order. */
export interface Split {
  train: Int32Array;
  dev: Int32Array;
  test: Int32Array;
}

/** Whole numbers in the proportion of `shares` that sum to `total`, by largest remainder (T02); ties go to the first. */
export const largestRemainder = (total: number, shares: readonly number[]): number[] => {
  const sum = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (total * share) / sum);
  // 10 000 × 0.98 is 9800 in the mind and 9799.999… in binary.
  const whole = exact.map((x) => Math.floor(x + 1e-9));
  const left = total - whole.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((x, i) => ({ i, rest: x - whole[i]! })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) whole[i]!++;
  return whole;
};

/**
 * Splits rows into train, dev and test by a seeded permutation. With `classes` (a class for each of `rows`) every class
 * is dealt in the same proportion, and the parts' sizes are still those of the whole.
 */
export const splitRows = (rows: Int32Array, spec: SplitSpec, classes: Int32Array | null): Split => {
  const order = rows.slice();
  const random = stream(spec.seed, 'split');
  shuffle(order, random);
  const sizes = largestRemainder(rows.length, [spec.train, spec.dev, spec.test]) as [number, number, number];
  const dealt = classes ? dealByClass(order, rows, classes, sizes) : order;
  const parts = {
    train: dealt.slice(0, sizes[0]),
    dev: dealt.slice(sizes[0], sizes[0] + sizes[1]),
    test: dealt.slice(sizes[0] + sizes[1]),
  };
  // Dealing by class leaves the parts sorted by class, which batches without shuffling would feel.
  if (classes) for (const part of [parts.train, parts.dev, parts.test]) shuffle(part, random);
  return parts;
};

/** Reorders so that cutting at the sizes gives every part each class's share. */
const dealByClass = (
  order: Int32Array,
  rows: Int32Array,
  classes: Int32Array,
  sizes: readonly number[],
): Int32Array => {
  const classOf = new Map<number, number>();
  rows.forEach((row, i) => classOf.set(row, classes[i]!));
  const members = new Map<number, number[]>();
  for (const row of order) {
    const own = members.get(classOf.get(row)!);
    if (own) own.push(row);
    else members.set(classOf.get(row)!, [row]);
  }
  const total = sizes.reduce((a, b) => a + b, 0);
  const quotas = classQuotas(
    [...members.values()].map((own) => own.length),
    sizes,
    total,
  );
  const parts: number[][] = sizes.map(() => []);
  [...members.values()].forEach((own, c) => {
    let at = 0;
    quotas[c]!.forEach((quota, part) => {
      parts[part]!.push(...own.slice(at, at + quota));
      at += quota;
    });
  });
  return Int32Array.from(parts.flat());
};

/** Rows of each class in each part: largest remainder by class, then single rows moved until the parts' sizes are met. */
const classQuotas = (counts: readonly number[], sizes: readonly number[], total: number): number[][] => {
  const quotas = counts.map((count) => largestRemainder(count, sizes));
  const filled = () => sizes.map((_, part) => quotas.reduce((sum, quota) => sum + quota[part]!, 0));
  for (let sums = filled(); sums.some((sum, part) => sum !== sizes[part]); sums = filled()) {
    const over = sums.findIndex((sum, part) => sum > sizes[part]!);
    const under = sums.findIndex((sum, part) => sum < sizes[part]!);
    const excess = (c: number) => quotas[c]![over]! - (counts[c]! * sizes[over]!) / total;
    const shortfall = (c: number) => (counts[c]! * sizes[under]!) / total - quotas[c]![under]!;
    const movable = counts.map((_, c) => c).filter((c) => quotas[c]![over]! > 0);
    const best = movable.reduce((a, b) => (excess(b) + shortfall(b) > excess(a) + shortfall(a) ? b : a));
    quotas[best]![over]!--;
    quotas[best]![under]!++;
  }
  return quotas;
};
