import { describe, expect, it } from 'vitest';
import type { Column } from '../data/table';
import type { ColumnSpec, ColumnType } from '../project/document';
import { dates, feature, fixed, issuesOf, numbers, only, specOf, tableOf, target, texts } from '../testing/tables';
import { prepare } from './prepare';
import { readAs } from './read-as';

const read = (column: Column, more: Partial<ColumnSpec>) => {
  const spec = feature(column.name, more);
  return readAs(tableOf(column), specOf([spec]), column, spec);
};

const yesOrNo = (column: Column): (string | null)[] => {
  const found = read(column, { type: 'boolean' });
  if (!found.ok || found.value.type !== 'category') throw new Error('was refused');
  const { codes } = found.value;
  return Array.from(codes, (code) => ['no', 'yes'][code] ?? null);
};

describe('yes or no', () => {
  it.each([
    ['false', 'true'],
    ['No', 'YES'],
    ['n', 'Y'],
    ['F', 't'],
    ['0', '1'],
    ['on', 'off'].reverse(),
    // No pair anybody knows: the first in order is no.
    ['Biscoe', 'Dream'],
    ['no', 'true'],
  ] as [string, string][])('of ‘%s’ and ‘%s’', (no, yes) => {
    expect(yesOrNo(texts('c', [yes, no, null, yes]))).toEqual(['yes', 'no', null, 'yes']);
  });

  it('of numbers: the larger is yes', () => {
    expect(yesOrNo(numbers('c', [2, -1, NaN, 2]))).toEqual(['yes', 'no', null, 'yes']);
    expect(yesOrNo(numbers('c', [0, 1]))).toEqual(['no', 'yes']);
    expect(yesOrNo(numbers('c', [10, 9]))).toEqual(['yes', 'no']);
  });

  it('counts only the categories that occur', () => {
    const column: Column = { name: 'c', type: 'category', codes: Int32Array.of(2, 0, 2), categories: ['a', 'b', 'c'] };
    expect(yesOrNo(column)).toEqual(['yes', 'no', 'yes']);
  });

  it.each<[string, Column, string]>([
    ['three values', texts('c', ['a', 'b', 'c', 'd']), 'it has 4: ‘a’, ‘b’, ‘c’ …'],
    ['one value', numbers('c', [7, 7]), 'it has 1: ‘7’.'],
    ['none', texts('c', [null]), 'it has 0.'],
  ])('is not %s', (_, column, words) => {
    const found = read(column, { type: 'boolean' });
    expect(found).toMatchObject({ ok: false, issues: [{ code: 'data/not-two', column: 'c' }] });
    if (!found.ok) expect(found.issues[0]!.message).toContain(words);
  });
});

describe('a column read as a type that its values do not suit', () => {
  const sold = texts('sold', ['a', 'b', 'a', 'b']);
  const words = texts('c', ['x', 'y', 'z', 'x']);
  const values = numbers('c', [1, 2, 3, 4]);
  const days = dates('c', ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04']);

  it.each<[Column, ColumnType, string, string]>([
    [words, 'number', 'data/not-numbers', 'Use ‘c’ as categories'],
    [words, 'date', 'data/not-dates', 'Use ‘c’ as categories'],
    [words, 'boolean', 'data/not-two', 'Use ‘c’ as categories'],
    [values, 'date', 'data/other-type', 'Use ‘c’ as numbers'],
    [values, 'boolean', 'data/not-two', 'Use ‘c’ as numbers'],
    [days, 'number', 'data/other-type', 'Use ‘c’ as dates'],
    [days, 'boolean', 'data/other-type', 'Use ‘c’ as dates'],
  ])('%o as %s is told, and mended by one click', (column, type, code, label) => {
    const table = tableOf(column, sold);
    const spec = specOf([feature('c', { type }), target('sold')], { train: 1, dev: 0, test: 0 });
    const issue = only(table, spec);
    expect(issue).toMatchObject({ code, level: 'error', column: 'c' });
    expect(prepare(table, fixed(spec, issue, label)).ok).toBe(true);
  });

  it('categories that are no numbers, to be taken as they are written', () => {
    const table = tableOf(texts('c', ['1', '2', 'many', '4']), sold);
    const spec = specOf([feature('c', { type: 'category', encoding: 'none' }), target('sold')], {
      train: 1,
      dev: 0,
      test: 0,
    });
    const issue = only(table, spec);
    expect(issue).toMatchObject({ code: 'data/not-numbers', line: 4 });
    expect(issue.message).toContain('‘many’ is none (line 4)');
    expect(issue.fixes).toHaveLength(2);
    for (const { label } of issue.fixes!) expect(prepare(table, fixed(spec, issue, label)).ok).toBe(true);
  });

  it('a target of dates', () => {
    const table = tableOf(numbers('x', [1, 2, 3, 4]), days);
    const issues = issuesOf(table, specOf([feature('x'), target('c', 'date')]));
    expect(issues.map(({ code }) => code)).toEqual(['data/date-target']);
  });
});
