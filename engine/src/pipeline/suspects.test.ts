import { describe, expect, it } from 'vitest';
import type { Column } from '../data/table';
import type { ColumnSpec, DataSpec } from '../project/document';
import {
  numbers,
  texts,
  tableOf,
  feature,
  category,
  target,
  specOf,
  ascending,
  halves,
  plain,
  plainSpec,
  issuesOf,
  only,
  fixed,
} from '../testing/tables';
import { prepare } from './prepare';

describe('data that cannot be trained on', () => {
  const withTarget = (column: Column, type: ColumnSpec['type'] = column.type) =>
    [tableOf(numbers('x', ascending), column), specOf([feature('x'), target(column.name, type)])] as const;

  it('a target of one class, as UX words it', () => {
    const table = tableOf(
      numbers(
        'x',
        new Array<number>(812).fill(1).map((_, i) => i),
      ),
      texts('sold', new Array<string>(812).fill('yes')),
    );
    expect(only(table, plainSpec).message).toBe(
      'The target ‘sold’ has one value, ‘yes’, in all 812 rows. A classifier needs two.',
    );
  });

  it('a target of one number', () => {
    expect(
      only(
        ...withTarget(
          numbers(
            'price',
            ascending.map(() => 7),
          ),
        ),
      ).message,
    ).toBe('The target ‘price’ is 7 in all 20 rows: there is nothing to learn.');
  });

  it.each<[string, DataSpec, string]>([
    ['no target', specOf([feature('x')]), 'data/no-target'],
    ['a target named twice', specOf([feature('x'), target('sold'), target('sold')]), 'data/column-twice'],
    ['no feature', specOf([target('sold')]), 'data/no-feature'],
    ['a column that is not in the file', specOf([feature('x'), feature('z'), target('sold')]), 'data/missing-column'],
    ['shares below 0', specOf(plainSpec.columns as ColumnSpec[], { dev: -0.1 }), 'data/bad-split'],
    [
      'nothing for train',
      specOf(plainSpec.columns as ColumnSpec[], { train: 0, dev: 0.5, test: 0.5 }),
      'data/bad-split',
    ],
    [
      'shares above 1 in all',
      specOf(plainSpec.columns as ColumnSpec[], { train: 0.8, dev: 0.8, test: 0.8 }),
      'data/bad-split',
    ],
    ['a scaler of the future', specOf([feature('x', { scaler: 'rotate' }), target('sold')]), 'data/unknown-scaler'],
    [
      'too little for train',
      specOf(plainSpec.columns as ColumnSpec[], { train: 0.05, dev: 0.5, test: 0.45 }),
      'data/too-few-rows',
    ],
  ])('%s', (_, spec, code) => {
    expect(only(plain, spec).code).toBe(code);
  });

  it('text where numbers are wanted, mended by reading it as categories', () => {
    const spec = specOf([feature('x'), feature('sold'), target('y')]);
    const table = tableOf(numbers('x', ascending), texts('sold', halves), texts('y', halves));
    const issue = only(table, spec);
    expect(issue.message).toBe('‘sold’ is to be read as numbers, and holds text such as ‘no’ (line 2).');
    expect(prepare(table, fixed(spec, issue, 'Use ‘sold’ as categories')).ok).toBe(true);
  });

  it('an infinite value, in whatever part it would fall, and ignoring the column mends it', () => {
    const infinite = tableOf(
      numbers(
        'x',
        ascending.map((i) => (i === 11 ? Infinity : i)),
      ),
      numbers('z', ascending),
      texts('sold', halves),
    );
    for (let seed = 1; seed < 5; seed++) {
      const spec = specOf([feature('x'), feature('z'), target('sold')], { seed });
      const issue = only(infinite, spec);
      expect(issue).toMatchObject({ code: 'data/not-finite', column: 'x', line: 13 });
      expect(prepare(infinite, fixed(spec, issue, 'Ignore ‘x’')).ok).toBe(true);
    }
  });

  it('a value that float32 cannot hold', () => {
    const large = tableOf(
      numbers(
        'x',
        ascending.map((i) => (i === 5 ? 1e300 : i)),
      ),
      texts('sold', halves),
    );
    const spec = specOf([feature('x', { scaler: 'none' }), target('sold')], { train: 1, dev: 0, test: 0 });
    expect(only(large, spec)).toMatchObject({
      code: 'data/too-large',
      column: 'x',
      line: 7,
      message: expect.stringContaining('1.00e300') as string,
    });
  });

  it('a table without rows', () => {
    expect(only(tableOf(numbers('x', []), texts('sold', [])), plainSpec).code).toBe('data/too-few-rows');
  });
});

describe('data to think about', () => {
  it('a column that is constant in the train rows', () => {
    const table = tableOf(
      numbers('x', ascending),
      numbers(
        'c',
        ascending.map(() => 4),
      ),
      texts(
        'k',
        ascending.map(() => 'k'),
      ),
      texts('sold', halves),
    );
    const issues = issuesOf(table, specOf([feature('x'), feature('c'), category('k'), target('sold')]));
    expect(issues.map(({ code, level, column }) => [code, level, column])).toEqual([
      ['data/constant', 'warning', 'c'],
      ['data/constant', 'warning', 'k'],
    ]);
    expect(fixed(specOf([feature('c')]), issues[0]!, 'Ignore ‘c’').columns.find(({ name }) => name === 'c')!.role).toBe(
      'ignore',
    );
  });

  it('a column with a name in every row', () => {
    const table = tableOf(
      texts(
        'name',
        Array.from({ length: 100 }, (_, i) => `n${i}`),
      ),
      texts(
        'sold',
        Array.from({ length: 100 }, (_, i) => halves[i % 2]!),
      ),
    );
    expect(issuesOf(table, specOf([category('name'), target('sold')])).map(({ code }) => code)).toEqual([
      'data/many-categories',
      'data/unseen-category',
    ]);
  });

  it('no dev rows', () => {
    expect(only(plain, specOf(plainSpec.columns as ColumnSpec[], { train: 0.8, dev: 0, test: 0.2 }))).toMatchObject({
      code: 'data/no-dev',
      level: 'warning',
    });
  });

  it('a class that no train row has', () => {
    const rare = texts(
      'sold',
      ascending.map((i) => (i === 0 ? 'rare' : halves[i]!)),
    );
    const codes = Array.from({ length: 20 }, (_, seed) =>
      issuesOf(tableOf(numbers('x', ascending), rare), specOf([feature('x'), target('sold')], { seed }))
        .map(({ code }) => code)
        .join(),
    );
    expect(new Set(codes)).toEqual(new Set(['', 'data/untrained-class']));
  });
});
