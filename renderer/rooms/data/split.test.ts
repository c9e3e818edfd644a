import { describe, expect, it } from 'vitest';
import { presetOf, presets, withShare } from './split';

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

  it('takes the rows of a test part from train', () => {
    expect(withShare(presets['70/30'], 'test', 0.1)).toEqual({ train: 0.6, dev: 0.3, test: 0.1 });
  });

  it('always sums to 1, to a tenth of a percent', () => {
    for (const share of [0, 0.001, 0.333, 0.66666, 1, 7, -2]) {
      for (const part of ['train', 'dev', 'test'] as const) {
        const { train, dev, test } = withShare({ train: 0.334, dev: 0.333, test: 0.333 }, part, share);
        expect(Math.round(1000 * (train + dev + test))).toBe(1000);
        expect(Math.min(train, dev, test)).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
