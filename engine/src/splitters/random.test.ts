import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestRemainder, splitRows } from './_by-chance';

describe('the split by chance', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const spec = fc
    .record({ train: share.map((x) => x + 0.01), dev: share, test: share, stratify: fc.boolean(), seed: fc.nat(1000) })
    .map(({ train, dev, test, ...rest }) => {
      const sum = train + dev + test;
      return { train: train / sum, dev: dev / sum, test: test / sum, ...rest };
    });

  it('deals out every row once, whatever the shares and classes', () => {
    fc.assert(
      fc.property(spec, fc.array(fc.nat(5), { maxLength: 80 }), (shares, classes) => {
        const rows = Int32Array.from(classes, (_, i) => 3 * i);
        const { train, dev, test } = splitRows(rows, shares, shares.stratify ? Int32Array.from(classes) : null);
        expect([...train, ...dev, ...test].sort((a, b) => a - b)).toEqual([...rows]);
        expect([train.length, dev.length, test.length]).toEqual(
          largestRemainder(rows.length, [shares.train, shares.dev, shares.test]),
        );
      }),
    );
  });

  it('keeps the shares of the classes to within two rows when it stratifies', () => {
    fc.assert(
      fc.property(spec, fc.array(fc.nat(3), { minLength: 1, maxLength: 80 }), (shares, classes) => {
        const { train, dev, test } = splitRows(
          Int32Array.from(classes, (_, i) => i),
          shares,
          Int32Array.from(classes),
        );
        const sizes = [train.length, dev.length, test.length];
        for (const each of new Set(classes)) {
          const total = classes.filter((one) => one === each).length;
          [train, dev, test].forEach((part, p) => {
            const own = part.filter((row) => classes[row] === each).length;
            expect(Math.abs(own - (total * sizes[p]!) / classes.length)).toBeLessThanOrEqual(2);
          });
        }
      }),
    );
  });

  it('sizes differ from the shares by less than one row and sum to all', () => {
    fc.assert(
      fc.property(fc.nat(100_000), spec, (rows, { train, dev, test }) => {
        const sizes = largestRemainder(rows, [train, dev, test]);
        expect(sizes.reduce((a, b) => a + b, 0)).toBe(rows);
        [train, dev, test].forEach((each, i) => expect(Math.abs(sizes[i]! - rows * each)).toBeLessThan(1 + 1e-6));
      }),
    );
  });
});
