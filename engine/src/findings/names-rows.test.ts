import { describe, expect, it } from 'vitest';
import { subjectOf } from '../testing/subject';
import { category, feature, fixed, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { namesRows } from './names-rows';

const n = 60;
const upTo = Array.from({ length: n }, (_, i) => i);
const halves = texts(
  'sold',
  upTo.map((i) => (i % 2 ? 'yes' : 'no')),
);
const split = { kind: 'random' };

const found = (...values: number[]) =>
  namesRows(subjectOf(tableOf(numbers('x', values), halves), specOf([feature('x'), target('sold')], split)));

describe('features that name the rows', () => {
  it('are text that is different in each row', () => {
    const table = tableOf(
      texts(
        'name',
        upTo.map((i) => `Nr ${i}`),
      ),
      halves,
    );
    const spec = specOf([category('name'), target('sold')], split);
    const [issue] = namesRows(subjectOf(table, spec));
    expect(issue).toMatchObject({ code: 'data/names-rows', level: 'warning', column: 'name' });
    expect(issue!.message).toBe('‘name’ is different in each of the 60 rows, like a number of the row.');
    expect(fixed(spec, issue!, 'Ignore ‘name’').columns[0]!.role).toBe('ignore');
  });

  it('are whole numbers that rise from row to row, or count the rows in any order', () => {
    expect(found(...upTo.map((i) => 1000 + 7 * i))).toHaveLength(1);
    expect(found(...upTo.map((i) => (i * 17) % n))).toHaveLength(1);
  });

  it.each([
    ['measurements, though all different', upTo.map((i) => ((i * 17) % n) + 0.5)],
    ['whole numbers that are far apart', upTo.map((i) => ((i * 17) % n) * 1000)],
    ['a value that comes twice', upTo.map((i) => (i === 9 ? 8 : i))],
    ['few values', upTo.map((i) => i % 7)],
  ])('are not %s', (_, values) => {
    expect(found(...values)).toEqual([]);
  });

  it('are not text that comes again, nor a few rows', () => {
    const table = tableOf(
      texts(
        'name',
        upTo.map((i) => `Nr ${i === 3 ? 4 : i}`),
      ),
      halves,
    );
    expect(namesRows(subjectOf(table, specOf([category('name'), target('sold')], split)))).toEqual([]);
    const few = tableOf(
      numbers('x', upTo.slice(0, 20)),
      texts(
        'sold',
        upTo.slice(0, 20).map((i) => (i % 2 ? 'yes' : 'no')),
      ),
    );
    expect(namesRows(subjectOf(few, specOf([feature('x'), target('sold')], split)))).toEqual([]);
  });

  it('are told together when they are many', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const table = tableOf(...names.map((name) => numbers(name, upTo)), halves);
    const spec = specOf([...names.map((name) => feature(name)), target('sold')], split);
    const issues = namesRows(subjectOf(table, spec));
    expect(issues).toHaveLength(1);
    expect(issues[0]!.message).toMatch(/^‘a’, ‘b’, ‘c’ and 2 more are different/);
    const after = fixed(spec, issues[0]!, 'Ignore these 5 columns');
    expect(after.columns.map(({ role }) => role)).toEqual([...names.map(() => 'ignore'), 'target']);
  });
});
