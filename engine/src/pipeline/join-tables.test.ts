import { describe, expect, it } from 'vitest';
import { valueOf } from '../testing/graphs';
import { joinTables } from './join-tables';
import { lineOf, type Column, type Table } from '../data/table';

const numbers = (name: string, ...values: number[]): Column => ({
  name,
  type: 'number',
  values: Float64Array.from(values),
});
const dates = (name: string, ...values: number[]): Column => ({
  name,
  type: 'date',
  values: Float64Array.from(values),
});
const texts = (name: string, categories: string[], ...codes: number[]): Column => ({
  name,
  type: 'category',
  codes: Int32Array.from(codes),
  categories,
});
const tableOf = (rows: number, ...columns: Column[]): Table => ({ rows, columns });

const day = 86_400_000;
const main = tableOf(2, numbers('x', 1, NaN), texts('place', ['Bonn', 'Kiel'], 1, -1), dates('on', 0, day));

const issuesOf = (result: ReturnType<typeof joinTables>) => {
  if (result.ok) throw new Error('the tables were joined');
  return result.issues;
};

describe('joining the files of a table', () => {
  it('stacks main, dev and test rows by the columns’ names, with merged categories', () => {
    const dev = tableOf(1, dates('on', 2 * day), texts('place', ['Aachen'], 0), numbers('x', 7));
    const test = tableOf(2, numbers('x', 8, 9), texts('place', ['Kiel', 'Ulm'], 1, 0), dates('on', NaN, 3 * day));
    const { table, issues } = valueOf(joinTables(main, { dev, test }));
    expect(issues).toEqual([]);
    expect(table.rows).toBe(5);
    expect([...table.parts!]).toEqual([0, 0, 1, 2, 2]);
    expect(table.columns).toEqual([
      numbers('x', 1, NaN, 7, 8, 9),
      texts('place', ['Aachen', 'Bonn', 'Kiel', 'Ulm'], 2, -1, 0, 3, 2),
      dates('on', 0, day, 2 * day, NaN, 3 * day),
    ]);
  });

  it('keeps each row’s line in its own file', () => {
    const dev = { ...tableOf(2, ...main.columns), lines: Int32Array.of(4, 9) };
    const test = { ...tableOf(2, ...main.columns), firstLine: 1 };
    const { table } = valueOf(joinTables(main, { dev, test }));
    expect([0, 1, 2, 3, 4, 5].map((row) => lineOf(table, row))).toEqual([2, 3, 4, 9, 1, 2]);
  });

  it('a test file alone is part 2', () => {
    expect([...valueOf(joinTables(main, { test: main })).table.parts!]).toEqual([0, 0, 2, 2]);
  });

  it('numbers and dates become text where the main file has text', () => {
    const own = tableOf(1, texts('code', ['A'], 0), texts('when', ['soon'], 0));
    const dev = tableOf(3, numbers('code', 10, NaN, 9), dates('when', day, day, NaN));
    expect(valueOf(joinTables(own, { dev })).table.columns).toEqual([
      texts('code', ['10', '9', 'A'], 2, 0, -1, 1),
      texts('when', ['1970-01-02', 'soon'], 1, 0, 0, -1),
    ]);
  });

  it('text that is all numbers, or all gaps, is read as the numbers of the main file', () => {
    const own = tableOf(1, numbers('x', 1), numbers('y', 2));
    const dev = tableOf(2, texts('x', ['2.5'], 0, -1), texts('y', [], -1, -1));
    expect(valueOf(joinTables(own, { dev })).table.columns).toEqual([
      numbers('x', 1, 2.5, NaN),
      numbers('y', 2, NaN, NaN),
    ]);
  });

  it('says what text stands where the main file has numbers or dates', () => {
    const dev = tableOf(2, texts('x', ['4', 'n/k'], 0, 1), main.columns[1]!, numbers('on', NaN, 5));
    expect(issuesOf(joinTables(main, { dev }))).toMatchObject([
      {
        code: 'data/part-of-other-type',
        message: '‘x’ holds numbers in the main file, and ‘n/k’ in line 3 of the dev file.',
        column: 'x',
        line: 3,
      },
      { message: '‘on’ holds dates in the main file, and ‘5’ in line 3 of the dev file.', column: 'on' },
    ]);
  });

  it('says which file lacks which columns, and which has more', () => {
    const few = tableOf(2, numbers('x', 1, 2));
    expect(issuesOf(joinTables(main, { dev: main, test: few }))).toMatchObject([
      { message: 'The test file has no columns ‘place’ and ‘on’, which the main file has.', column: 'place' },
    ]);
    const { table, issues } = valueOf(joinTables(few, { dev: main }));
    expect(table.columns.map(({ name }) => name)).toEqual(['x']);
    expect(issues).toMatchObject([{ code: 'data/part-has-more-columns', level: 'info', column: 'place' }]);
  });

  it('knows columns of any name, and takes memory from where it is told', () => {
    const odd = tableOf(1, numbers('__proto__', 1), texts('', ['constructor'], 0));
    const { table } = valueOf(joinTables(odd, { dev: odd }, (bytes) => new SharedArrayBuffer(bytes)));
    expect(table.columns).toEqual([numbers('__proto__', 1, 1), texts('', ['constructor'], 0, 0)]);
    for (const column of table.columns) {
      const values = column.type === 'category' ? column.codes : column.values;
      expect(values.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
    expect(table.lines!.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(table.parts!.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});
