import { describe, expect, it } from 'vitest';
import { valueOf } from '../testing/graphs';
import { feature, fixed, numbers, specOf, tableOf, target } from '../testing/tables';
import type { SplitJob } from './_splitter';
import files from './files';

/** 20 rows of the main file, then as many of the dev and the test file as are asked for. */
const jobOf = (dev: number, test: number, more = {}): SplitJob => {
  const rows = 20 + dev + test;
  const x = Array.from({ length: rows }, (_, i) => i);
  return {
    table: { ...tableOf(numbers('x', x)), parts: Uint8Array.from(x, (i) => (i < 20 ? 0 : i < 20 + dev ? 1 : 2)) },
    data: specOf([feature('x'), target('y')], { kind: 'files', train: 0.6, dev: 0.2, test: 0.2, ...more }),
    rows: Int32Array.from(x),
    classes: null,
  };
};
const from = (start: number, end: number) => Array.from({ length: end - start }, (_, i) => start + i);
const sorted = (rows: Int32Array) => [...rows].sort((a, b) => a - b);
const split = (job: SplitJob) => valueOf(files.split(job)).split;

describe('a split by files', () => {
  it('takes dev and test rows from their files, all of the main file as train rows', () => {
    const { train, dev, test } = split(jobOf(5, 3));
    expect([sorted(train), sorted(dev), sorted(test)]).toEqual([from(0, 20), from(20, 25), from(25, 28)]);
  });

  it('with a dev file alone, splits the main file into train and test rows by their shares: 60 to 20', () => {
    const { train, dev, test } = split(jobOf(5, 0));
    expect([train.length, test.length]).toEqual([15, 5]);
    expect(sorted(dev)).toEqual(from(20, 25));
    expect(sorted(Int32Array.of(...train, ...test))).toEqual(from(0, 20));
  });

  it('with a test file alone, splits the main file into train and dev rows; no share is no rows', () => {
    const { train, dev, test } = split(jobOf(0, 4));
    expect([train.length, dev.length]).toEqual([15, 5]);
    expect(sorted(test)).toEqual(from(20, 24));
    const none = split(jobOf(5, 0, { train: 0.7, dev: 0.3, test: 0 }));
    expect([none.train.length, none.dev.length, none.test.length]).toEqual([20, 5, 0]);
  });

  it('keeps the classes’ shares within the main file', () => {
    const job = jobOf(5, 0);
    // Rows 0–3 of 20 are of class 1; the dev file’s are too.
    const classes = job.rows.map((row) => (row < 4 || row >= 20 ? 1 : 0));
    const { train, test } = split({ ...job, classes });
    expect([train, test].map((part) => part.filter((row) => row < 4).length)).toEqual([3, 1]);
  });

  it('uses only the rows it is given', () => {
    const job = jobOf(2, 2);
    const { train, dev, test } = split({ ...job, rows: Int32Array.of(1, 3, 20, 23) });
    expect([sorted(train), [...dev], [...test]]).toEqual([[1, 3], [20], [23]]);
  });

  it('needs a second file', () => {
    const job = jobOf(0, 0);
    const { parts: _, ...table } = job.table;
    const result = files.split({ ...job, table });
    if (result.ok) throw new Error('split by files that are not there');
    expect(result.issues[0]!.code).toBe('split/no-files');
    expect(fixed(job.data, result.issues[0]!, 'Split by chance').split.kind).toBe('random');
  });
});
