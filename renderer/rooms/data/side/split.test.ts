import { describe, expect, it } from 'vitest';
import { parts, placeOf, presetOf, presets, withCut, withoutTest, withShare, withTest, type Shares } from './split';

/** All rows are dealt, to the thousandth, and some of them train. */
const expectWhole = (shares: Shares): void => {
  const counted = parts.map((part) => Math.round(shares[part] * 1000));
  expect(counted.map((n) => n / 1000)).toEqual(parts.map((part) => shares[part]));
  expect(counted[0]! + counted[1]! + counted[2]!).toBe(1000);
  expect(counted[0]).toBeGreaterThanOrEqual(1);
  expect(Math.min(...counted)).toBeGreaterThanOrEqual(0);
};

describe('presetOf', () => {
  it('knows each preset, and shares of one’s own', () => {
    expect(presetOf(presets['70/30'])).toBe('70/30');
    expect(presetOf({ train: 0.1 + 0.5, dev: 0.2, test: 0.2 })).toBe('60/20/20');
    expect(presetOf({ train: 0.5, dev: 0.25, test: 0.25 })).toBeNull();
  });
});

describe('withShare', () => {
  it('takes from test first, then from the other part', () => {
    expect(withShare(presets['60/20/20'], 'dev', 0.3)).toEqual({ train: 0.6, dev: 0.3, test: 0.1 });
    expect(withShare(presets['60/20/20'], 'dev', 0.5)).toEqual({ train: 0.5, dev: 0.5, test: 0 });
    expect(withShare(presets['60/20/20'], 'train', 0.9)).toEqual({ train: 0.9, dev: 0.1, test: 0 });
  });

  it('takes the rows of a test part from train, but never all of them', () => {
    expect(withShare(presets['70/30'], 'test', 0.1)).toEqual({ train: 0.6, dev: 0.3, test: 0.1 });
    expect(withShare(presets['60/20/20'], 'test', 0.8)).toEqual({ train: 0.001, dev: 0.199, test: 0.8 });
    expect(withShare(presets['60/20/20'], 'dev', 1)).toEqual({ train: 0.001, dev: 0.999, test: 0 });
  });

  it('always sums to 1, to a tenth of a percent', () => {
    for (const share of [0, 0.001, 0.333, 0.66666, 0.999, 1, 7, -2])
      for (const part of parts) expectWhole(withShare({ train: 0.334, dev: 0.333, test: 0.333 }, part, share));
  });
});

describe('withCut', () => {
  it('moves rows between the two parts at the cut alone', () => {
    expect(withCut(presets['60/20/20'], 'train-dev', 0.7)).toEqual({ train: 0.7, dev: 0.1, test: 0.2 });
    expect(withCut(presets['60/20/20'], 'dev-test', 0.95)).toEqual({ train: 0.6, dev: 0.35, test: 0.05 });
  });

  it('stops at the other cut and at the ends', () => {
    expect(withCut(presets['60/20/20'], 'train-dev', 0.9)).toEqual({ train: 0.8, dev: 0, test: 0.2 });
    expect(withCut(presets['60/20/20'], 'train-dev', -1)).toEqual({ train: 0.001, dev: 0.799, test: 0.2 });
    expect(withCut(presets['60/20/20'], 'dev-test', 0.3)).toEqual({ train: 0.6, dev: 0, test: 0.4 });
    expect(withCut(presets['60/20/20'], 'dev-test', 2)).toEqual({ train: 0.6, dev: 0.4, test: 0 });
  });

  it('stands where it was put', () => {
    for (const cut of ['train-dev', 'dev-test'] as const)
      for (const place of [0.61, 0.66666, 0.7, 0.799]) {
        const shares = withCut(presets['60/20/20'], cut, place);
        expectWhole(shares);
        expect(placeOf(shares, cut)).toBe(Math.round(place * 1000) / 1000);
      }
    // Thirds, as a file written by another program may hold them.
    expectWhole(withCut({ train: 1 / 3, dev: 1 / 3, test: 1 / 3 }, 'train-dev', 0.5));
  });
});

describe('no test set', () => {
  it('gives the test rows to train', () => {
    expect(withoutTest(presets['60/20/20'])).toEqual({ train: 0.8, dev: 0.2, test: 0 });
    expect(withoutTest({ train: 0.5, dev: 0.25, test: 0.25 })).toEqual({ train: 0.75, dev: 0.25, test: 0 });
  });

  it('comes back as it was, or as 60/20/20', () => {
    const own = { train: 0.5, dev: 0.25, test: 0.25 };
    expect(withTest(own)).toEqual(own);
    expect(withTest(null)).toEqual(presets['60/20/20']);
    expect(withTest(presets['70/30'])).toEqual(presets['60/20/20']);
  });
});
