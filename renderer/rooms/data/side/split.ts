import type { SplitSpec } from '@deepwright/engine';

/** The three parts of a split, in the order in which the rows are dealt. */
export const parts = ['train', 'dev', 'test'] as const;
export type Part = (typeof parts)[number];
export type Shares = Pick<SplitSpec, Part>;

export const partTitles: Readonly<Record<Part, string>> = { train: 'Train', dev: 'Dev', test: 'Test' };

/** The usual splits. 70/30 has no test rows; 98/1/1 is for a million rows and more. */
export const presets = {
  '70/30': { train: 0.7, dev: 0.3, test: 0 },
  '60/20/20': { train: 0.6, dev: 0.2, test: 0.2 },
  '98/1/1': { train: 0.98, dev: 0.01, test: 0.01 },
} as const satisfies Record<string, Shares>;

export type Preset = keyof typeof presets;

const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

/** The preset that shares are, or null for shares of one's own. */
export const presetOf = (shares: Shares): Preset | null =>
  (Object.keys(presets) as Preset[]).find((name) => parts.every((part) => close(presets[name][part], shares[part]))) ??
  null;

/** Who gives way when a part's share is set: the first has to, the second only once the first has nothing left. */
const gives: Readonly<Record<Part, readonly [Part, Part]>> = {
  train: ['test', 'dev'],
  dev: ['test', 'train'],
  test: ['train', 'dev'],
};

/** Shares are kept to a tenth of a percent, counted in whole thousandths so that they sum to 1. */
const thousandths = (share: number): number => Math.round(share * 1000);
const clamp = (x: number, least: number, most: number): number => Math.min(most, Math.max(least, x));
/** Without a train row there is nothing to learn from. */
const leastTrain = 1;

/** Sets one part's share; the others give way so that all three still sum to 1. */
export const withShare = (shares: Shares, part: Part, share: number): Shares => {
  const [first, second] = gives[part];
  const own = clamp(thousandths(share), part === 'train' ? leastTrain : 0, part === 'train' ? 1000 : 1000 - leastTrain);
  const rest = 1000 - own;
  const kept = Math.min(thousandths(shares[second]), first === 'train' ? rest - leastTrain : rest);
  return { train: 0, dev: 0, test: 0, [part]: own / 1000, [second]: kept / 1000, [first]: (rest - kept) / 1000 };
};

/** The two places where the bar is cut. */
export type Cut = 'train-dev' | 'dev-test';

/** Where a cut is, as a share of all rows. */
export const placeOf = (shares: Shares, cut: Cut): number =>
  (cut === 'train-dev' ? thousandths(shares.train) : 1000 - thousandths(shares.test)) / 1000;

/** Moves one cut up to the other: the part on its far side stays as it is. */
export const withCut = (shares: Shares, cut: Cut, place: number): Shares => {
  const train = thousandths(shares.train);
  const test = thousandths(shares.test);
  const at = thousandths(place);
  const [first, second] =
    cut === 'train-dev' ? [clamp(at, leastTrain, 1000 - test), 1000 - test] : [train, clamp(at, train, 1000)];
  return { train: first / 1000, dev: (second - first) / 1000, test: (1000 - second) / 1000 };
};

/** Rows of a test part go to train; they come back from the shares there were before, or as 60/20/20. */
export const withoutTest = (shares: Shares): Shares => withShare(shares, 'test', 0);
export const withTest = (former: Shares | null): Shares => (former && former.test > 0 ? former : presets['60/20/20']);
