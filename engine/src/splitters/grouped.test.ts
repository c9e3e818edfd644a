import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../testing/graphs';
import { category, feature, fixed, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import grouped from './grouped';

const upTo = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const shares = { kind: 'grouped', train: 0.6, dev: 0.2, test: 0.2 };

/** Rows by the name of their group; null has none. */
const jobOf = (groups: readonly (string | null)[], more = {}) => ({
  table: tableOf(numbers('x', [...upTo(groups.length)]), texts('who', groups)),
  data: specOf([feature('x'), category('who', { role: 'group' }), target('y')], { ...shares, ...more }),
  rows: upTo(groups.length),
  classes: null,
});

const partsOf = (job: ReturnType<typeof jobOf>) => {
  const { train, dev, test } = valueOf(grouped.split(job)).split;
  return [train, dev, test] as const;
};

const groupName = fc.option(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'f', 'g'), { nil: null });

describe('a split by group', () => {
  it('deals out every row once and tears no group, whatever the groups', () => {
    fc.assert(
      fc.property(fc.array(groupName, { minLength: 1, maxLength: 60 }), fc.nat(99), (groups, seed) => {
        const parts = partsOf(jobOf(groups, { seed }));
        expect(parts.flatMap((part) => [...part]).sort((a, b) => a - b)).toEqual([...upTo(groups.length)]);
        const [inTrain, inDev, inTest] = parts.map(
          (part) => new Set([...part].map((row) => groups[row]).filter((group) => group !== null)),
        );
        for (const group of inTrain!) expect(inDev!.has(group) || inTest!.has(group)).toBe(false);
        for (const group of inDev!) expect(inTest!.has(group)).toBe(false);
      }),
    );
  });

  it('ends within the largest group of the shares', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }),
        fc.nat(99),
        (sizes, seed) => {
          const groups = sizes.flatMap((size, i) => Array.from({ length: size }, () => `group ${i}`));
          const parts = partsOf(jobOf(groups, { seed }));
          [0.6, 0.2, 0.2].forEach((share, p) => {
            // A share of whole rows is off by less than one.
            expect(Math.abs(parts[p]!.length - share * groups.length)).toBeLessThan(Math.max(...sizes) + 1);
          });
        },
      ),
    );
  });

  it('meets the shares to the row where every group is one row', () => {
    expect(partsOf(jobOf(Array.from({ length: 50 }, () => null))).map(({ length }) => length)).toEqual([30, 10, 10]);
  });

  it('gives nothing to a part without a share', () => {
    const parts = partsOf(jobOf(['a', 'a', 'b', 'c', 'd', 'd'], { train: 0.5, dev: 0.5, test: 0 }));
    expect(parts[2]).toHaveLength(0);
  });

  it('is the same for one seed and not for another', () => {
    const groups = Array.from({ length: 60 }, (_, i) => `g${i % 20}`);
    expect(partsOf(jobOf(groups, { seed: 1 }))).toEqual(partsOf(jobOf(groups, { seed: 1 })));
    expect(partsOf(jobOf(groups, { seed: 1 }))).not.toEqual(partsOf(jobOf(groups, { seed: 2 })));
  });

  it('groups by numbers too', () => {
    const job = {
      table: tableOf(numbers('who', [7, 7, 7, 8, 8, 8, NaN, NaN, 9, 9])),
      data: specOf([feature('who', { role: 'group' })], shares),
      rows: upTo(10),
      classes: null,
    };
    const { train, dev, test } = valueOf(grouped.split(job)).split;
    for (const group of [
      [0, 1, 2],
      [3, 4, 5],
      [8, 9],
    ]) {
      const counts = [train, dev, test].map((part) => group.filter((row) => part.includes(row)).length);
      expect(Math.max(...counts)).toBe(group.length);
    }
  });

  it('says when there are too few groups for the parts', () => {
    const { split, issues } = valueOf(grouped.split(jobOf(['a', 'a', 'a', 'a'])));
    expect(split.train).toHaveLength(4);
    expect(issues[0]).toMatchObject({ code: 'split/few-groups', level: 'warning', column: 'who' });
    expect(issues[0]!.message).toBe('‘who’ has 1 group, too few for these shares: there are no dev or test rows.');
  });

  it('asks for a group column, and names the one column that could be it', () => {
    const job = jobOf(['a', 'a', 'b', 'b', 'c', 'c']);
    const data = { ...job.data, columns: [feature('x'), category('who', { role: 'ignore' }), target('y')] };
    const result = grouped.split({ ...job, data });
    if (result.ok) throw new Error('split without a group');
    const [issue] = result.issues;
    expect(issue!.code).toBe('split/no-group');
    const better = fixed(data, issue!, 'Group by ‘who’');
    expect(grouped.split({ ...job, data: better }).ok).toBe(true);
    expect(fixed(data, issue!, 'Split by chance').split.kind).toBe('random');
  });
});
