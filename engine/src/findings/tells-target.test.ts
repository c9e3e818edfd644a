import { describe, expect, it } from 'vitest';
import { stream } from '../random/stream';
import { subjectOf } from '../testing/subject';
import { category, feature, fixed, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { tellsTarget } from './tells-target';

const n = 600;
const rows = Array.from({ length: n }, (_, i) => i);
const random = stream(7, 'test');
const noise = rows.map(() => random.normal());
const split = { kind: 'random' };

/** Three classes in turn. */
const kinds = ['a', 'b', 'c'];
const kind = texts(
  'kind',
  rows.map((i) => kinds[i % 3]!),
);
const ofClasses = (x: number[]) =>
  tellsTarget(subjectOf(tableOf(numbers('x', x), kind), specOf([feature('x'), target('kind')], split)));
const ofCategories = (x: string[]) =>
  tellsTarget(subjectOf(tableOf(texts('x', x), kind), specOf([category('x'), target('kind')], split)));

describe('features that tell the target', () => {
  const y = rows.map((i) => noise[i]! * 10);
  const price = (x: number[]) => {
    const spec = specOf([feature('x'), target('y', 'number')], split);
    return { spec, issues: tellsTarget(subjectOf(tableOf(numbers('x', x), numbers('y', y)), spec)) };
  };

  it('are numbers on a line with it', () => {
    const { spec, issues } = price(y.map((value) => 3 - 2 * value));
    expect(issues).toMatchObject([{ code: 'data/tells-target', level: 'warning', column: 'x' }]);
    expect(issues[0]!.message).toBe('‘x’ alone tells ‘y’: |r| is 1 on the train rows.');
    expect(fixed(spec, issues[0]!, 'Ignore ‘x’').columns[0]!.role).toBe('ignore');
  });

  it('from |r| = 0.995 on: y with noise of share s of its σ has r = 1/√(1 + s²)', () => {
    const other = rows.map(() => random.normal());
    // s = 0.05 is r = 0.9988, s = 0.2 is r = 0.9806.
    expect(price(rows.map((i) => noise[i]! + 0.05 * other[i]!)).issues[0]!.message).toMatch(/\|r\| is 0\.998/);
    expect(price(rows.map((i) => noise[i]! + 0.2 * other[i]!)).issues).toEqual([]);
  });

  it('are numbers that part all classes', () => {
    const [issue] = ofClasses(rows.map((i) => [5, -5, 0][i % 3]! + 0.1 * noise[i]!));
    expect(issue!.message).toBe('‘x’ alone tells ‘kind’: AUC is 1 on the train rows.');
  });

  it('are not numbers that part one class from the others, as the petals of irises do', () => {
    expect(ofClasses(rows.map((i) => [10, 0, 0.5][i % 3]! + 0.3 * noise[i]!))).toEqual([]);
  });

  it('are categories that name the class', () => {
    const codes = ['one', 'two', 'three'];
    expect(ofCategories(rows.map((i) => codes[i % 3]!))[0]!.message).toBe(
      '‘x’ alone tells ‘kind’: accuracy is 1 on the train rows.',
    );
    // Several names for a class tell it too.
    expect(ofCategories(rows.map((i) => `${i % 12}`))).toHaveLength(1);
  });

  it('are not categories that are wrong for a tenth of the rows, nor names of single rows', () => {
    expect(ofCategories(rows.map((i) => (i % 10 === 0 ? 'one' : ['one', 'two', 'three'][i % 3]!)))).toEqual([]);
    expect(ofCategories(rows.map((i) => `row ${i}`))).toEqual([]);
  });

  it('do not include what is right for most rows only because most are of one class', () => {
    const rare = texts(
      'kind',
      rows.map((i) => (i % 60 === 0 ? 'rare' : 'usual')),
    );
    const spec = specOf([category('x'), target('kind')], split);
    expect(
      tellsTarget(
        subjectOf(
          tableOf(
            texts(
              'x',
              rows.map((i) => `${i % 7}`),
            ),
            rare,
          ),
          spec,
        ),
      ),
    ).toEqual([]);
  });

  it('are found for a rare class too', () => {
    const many = Array.from({ length: 6000 }, (_, i) => i);
    const isRare = (i: number) => i % 200 === 0;
    const table = tableOf(
      numbers(
        'x',
        many.map((i) => (isRare(i) ? 9 : 0) + random.uniform()),
      ),
      texts(
        'kind',
        many.map((i) => (isRare(i) ? 'rare' : 'usual')),
      ),
    );
    expect(tellsTarget(subjectOf(table, specOf([feature('x'), target('kind')], split)))).toHaveLength(1);
  });

  it('are not looked for among a handful of rows', () => {
    const few = tableOf(
      numbers('x', rows.slice(0, 12)),
      texts(
        'kind',
        rows.slice(0, 12).map((i) => (i < 6 ? 'a' : 'b')),
      ),
    );
    expect(tellsTarget(subjectOf(few, specOf([feature('x'), target('kind')], { ...split, stratify: true })))).toEqual(
      [],
    );
  });
});
