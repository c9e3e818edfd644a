import { shuffle } from '../random/shuffle';
import { stream } from '../random/stream';
import type { SplitSpec } from '../project/document';
import type { Split } from './_splitter';

/** What chance needs to know: the parts' shares, and the seed. */
export type Chances = Pick<SplitSpec, 'train' | 'dev' | 'test' | 'seed'>;

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
export const splitRows = (rows: Int32Array, spec: Chances, classes: Int32Array | null): Split => {
  const order = Int32Array.from(rows, (_, i) => i);
  const random = stream(spec.seed, 'split');
  shuffle(order, random);
  const sizes = largestRemainder(rows.length, [spec.train, spec.dev, spec.test]) as [number, number, number];
  const dealt = classes ? dealByClass(order, classes, sizes) : order;
  const parts = {
    train: dealt.slice(0, sizes[0]),
    dev: dealt.slice(sizes[0], sizes[0] + sizes[1]),
    test: dealt.slice(sizes[0] + sizes[1]),
  };
  for (const part of [parts.train, parts.dev, parts.test]) {
    // Dealing by class leaves the parts sorted by class, which batches without shuffling would feel.
    if (classes) shuffle(part, random);
    for (let i = 0; i < part.length; i++) part[i] = rows[part[i]!]!;
  }
  return parts;
};

/** Reorders so that cutting at the sizes gives every part each class's share. */
const dealByClass = (order: Int32Array, classes: Int32Array, sizes: readonly number[]): Int32Array => {
  const byClass = new Map<number, number[]>();
  for (const i of order) {
    const own = byClass.get(classes[i]!);
    if (own) own.push(i);
    else byClass.set(classes[i]!, [i]);
  }
  const members = [...byClass.values()];
  const counts = members.map((own) => own.length);
  const quotas = classQuotas(counts, sizes, order.length);
  const taken = counts.map(() => 0);
  const dealt = new Int32Array(order.length);
  let at = 0;
  sizes.forEach((_, part) => {
    members.forEach((own, c) => {
      const quota = quotas[c]![part]!;
      dealt.set(own.slice(taken[c], taken[c]! + quota), at);
      taken[c]! += quota;
      at += quota;
    });
  });
  return dealt;
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
