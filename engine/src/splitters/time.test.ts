import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../data/table';
import { valueOf } from '../testing/graphs';
import { feature, fixed, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import time from './time';

const upTo = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

const jobOf = (times: readonly number[], more = {}) => ({
  table: tableOf(numbers('x', [...upTo(times.length)]), {
    name: 'when',
    type: 'date',
    values: Float64Array.from(times),
  } satisfies Column),
  data: specOf([feature('x'), feature('when', { type: 'date' }), target('y')], {
    kind: 'time',
    column: 'when',
    train: 0.6,
    dev: 0.2,
    test: 0.2,
    ...more,
  }),
  rows: upTo(times.length),
  classes: null,
});

const sorted = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b);

describe('a split by time', () => {
  it('is old to new: no train row is newer than a dev row, no dev row than a test row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 }),
        fc.nat(99),
        (times, seed) => {
          const { train, dev, test } = valueOf(time.split(jobOf(times, { seed }))).split;
          expect(sorted([...train, ...dev, ...test])).toEqual([...upTo(times.length)]);
          const at = (rows: Int32Array) => [...rows].map((row) => times[row]!);
          expect(Math.max(...at(train))).toBeLessThanOrEqual(Math.min(...at(dev)));
          expect(Math.max(...at(train), ...at(dev))).toBeLessThanOrEqual(Math.min(...at(test)));
        },
      ),
    );
  });

  it('ties go by the order of the file', () => {
    const { train, dev, test } = valueOf(time.split(jobOf([1, 0, 1, 1, 1]))).split;
    expect([sorted(train), [...dev], [...test]]).toEqual([[0, 1, 2], [3], [4]]);
  });

  it('goes by numbers too, infinite ones included', () => {
    const job = jobOf([0, 0, 0, 0, 0]);
    const table = tableOf(numbers('when', [3, Infinity, 2, -Infinity, 1]));
    const { train, dev, test } = valueOf(time.split({ ...job, table })).split;
    expect([sorted(train), [...dev], [...test]]).toEqual([[2, 3, 4], [0], [1]]);
  });

  it('rows without a time are told with their lines; dropped, they are in no part', () => {
    const job = jobOf([4, NaN, 3, 2, 1, 0, NaN]);
    const result = time.split(job);
    if (result.ok) throw new Error('split rows that have no time');
    const [issue] = result.issues;
    expect(issue).toMatchObject({ code: 'split/no-time', column: 'when', line: 3 });
    expect(issue!.message).toBe('2 rows (lines 3 and 8) have no ‘when’, by which the rows are split.');
    const { split, issues } = valueOf(time.split({ ...job, data: fixed(job.data, issue!, 'Drop the rows') }));
    expect(sorted(split.train)).toEqual([3, 4, 5]);
    expect([...split.dev, ...split.test]).toEqual([2, 0]);
    expect(issues).toMatchObject([{ code: 'data/dropped', level: 'info' }]);
  });

  it('needs a column of dates or numbers, and proposes the only one of dates', () => {
    const job = jobOf([1, 2, 3]);
    const data = specOf(job.data.columns.slice(), { kind: 'time' });
    const result = time.split({ ...job, data });
    if (result.ok) throw new Error('split by no column');
    expect(result.issues[0]!.code).toBe('split/no-column');
    expect(fixed(data, result.issues[0]!, 'Go by ‘when’').split.column).toBe('when');

    const words = tableOf(texts('when', [null, 'noon', 'dawn']));
    const wrong = time.split({ ...job, table: words });
    expect(wrong).toMatchObject({
      ok: false,
      issues: [{ message: 'A split by time needs dates or numbers; ‘when’ holds text such as ‘noon’ (line 3).' }],
    });
  });
});
