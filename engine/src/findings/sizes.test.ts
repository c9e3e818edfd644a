import { describe, expect, it } from 'vitest';
import type { Column } from '../data/table';
import { subjectOf } from '../testing/subject';
import { feature, fixed, numbers, specOf, tableOf, target } from '../testing/tables';
import { sizes } from './sizes';

const tableFor = (n: number) => {
  const values = Float64Array.from({ length: n }, (_, i) => i % 97);
  const columns: Column[] = [
    { name: 'x', type: 'number', values },
    { name: 'y', type: 'number', values },
  ];
  return { rows: n, columns };
};
const spec = (more = {}) => specOf([feature('x'), target('y', 'number')], { kind: 'random', ...more });
const codes = (n: number, more = {}) => sizes(subjectOf(tableFor(n), spec(more))).map(({ code }) => code);

describe('T03: large data', () => {
  it('T03: at 1 000 000 rows, 60/20/20 is told to be more than needed, and 98/1/1 is proposed with numbers', () => {
    const data = spec();
    const [issue] = sizes(subjectOf(tableFor(1_000_000), data));
    expect(issue).toMatchObject({ code: 'data/many-rows', level: 'info' });
    expect(issue!.message.replaceAll('\u2009', ' ')).toBe(
      'Of 1 000 000 rows, dev and test take 400 000 (40 %). 98/1/1 would train on 980 000 and judge by 10 000 and 10 000.',
    );
    expect(fixed(data, issue!, 'Split 98/1/1').split).toMatchObject({ train: 0.98, dev: 0.01, test: 0.01 });
  });

  it('T03: at 1000 rows nothing is said, nor with 98/1/1, nor where the parts do not go by shares', () => {
    expect(codes(1000)).toEqual([]);
    expect(codes(100_000)).toEqual(['data/many-rows']);
    expect(codes(99_999)).toEqual([]);
    expect(codes(100_000, { train: 0.98, dev: 0.01, test: 0.01 })).toEqual([]);
    expect(
      codes(100_000, { kind: 'column', column: 'x', devValues: ['1', '2', '3', '4'], testValues: ['5', '6', '7'] }),
    ).toEqual([]);
  });
});

describe('sizes', () => {
  it('T05: without test rows, dev is said to be no unbiased estimate', () => {
    const [issue] = sizes(subjectOf(tableFor(100), spec({ train: 0.7, dev: 0.3, test: 0 })));
    expect(issue).toMatchObject({ code: 'data/no-test', level: 'info' });
    expect(issue!.message).toBe('There are no test rows: dev is used for choosing; no unbiased estimate.');
  });

  it('warns of more input columns than train rows', () => {
    const names = Array.from({ length: 13 }, (_, i) => `c${i}`);
    const table = tableOf(
      ...names.map((name, c) =>
        numbers(
          name,
          Array.from({ length: 20 }, (_, i) => (i * (c + 3)) % 19),
        ),
      ),
    );
    const data = specOf([...names.slice(1).map((name) => feature(name)), target('c0', 'number')], { kind: 'random' });
    expect(sizes(subjectOf(table, data))).toEqual([]);
    const [issue] = sizes(subjectOf(table, { ...data, split: { ...data.split, train: 0.5, dev: 0.25, test: 0.25 } }));
    expect(issue!.message).toBe(
      '10 rows to train on are fewer than the 12 input columns: a network can learn them by heart.',
    );
  });
});
