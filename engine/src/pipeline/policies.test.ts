import { describe, expect, it } from 'vitest';
import type { Column, Table } from '../data/table';
import type { ColumnSpec, DataSpec } from '../project/document';
import { valueOf } from '../testing/graphs';
import { dates, feature, fixed, issuesOf, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { encodeRows } from './encode-rows';
import { prepare } from './prepare';

/** Every way to treat a gap, for every type and encoding: five train rows, of which the third has none. */

const sold = texts('sold', ['no', 'yes', 'yes', 'no', 'yes']);
const all = { train: 1, dev: 0, test: 0 };
const withSold = (column: Column): Table => tableOf(column, sold);
const specFor = (more: Partial<ColumnSpec>): DataSpec =>
  specOf([feature('c', { scaler: 'none', ...more }), target('sold')], all);

const amounts = numbers('c', [0, 1, NaN, 3, 8]);
const letters = texts('c', ['b', 'a', null, 'b', 'c']);
const sizes = texts('c', ['10', '2', null, '2', '4']);
const answers = texts('c', ['No', 'Yes', null, 'Yes', 'Yes']);
const days = dates('c', ['1970-01-01', '1970-01-03', null, '1970-01-05', '1970-01-11']);

const oneHot = { type: 'category', encoding: 'one-hot' } as const;
const ordinal = { type: 'category', encoding: 'ordinal' } as const;
const written = { type: 'category', encoding: 'none' } as const;
const boolean = { type: 'boolean' } as const;
const date = { type: 'date', parts: ['day'] } as const;

type Case = readonly [title: string, column: Column, spec: Partial<ColumnSpec>, names: string[], encoded: number[][]];

const one = (...values: number[]): number[][] => values.map((value) => [value]);
const a = [1, 0, 0];
const b = [0, 1, 0];
const c = [0, 0, 1];
const abc = ['c=a', 'c=b', 'c=c'];

const cases: readonly Case[] = [
  ['numbers, drop', amounts, { missing: 'drop' }, ['c'], one(0, 1, 0, 3, 8)],
  ['numbers, mean', amounts, { missing: 'mean' }, ['c'], one(0, 1, 3, 3, 8)],
  ['numbers, median', amounts, { missing: 'median' }, ['c'], one(0, 1, 2, 3, 8)],
  ['numbers, constant', amounts, { missing: 'constant', fill: -7 }, ['c'], one(0, 1, -7, 3, 8)],
  ['numbers, constant as text', amounts, { missing: 'constant', fill: '1e2' }, ['c'], one(0, 1, 100, 3, 8)],
  [
    'numbers, indicator',
    amounts,
    { missing: 'indicator' },
    ['c', 'c missing'],
    [
      [0, 0],
      [1, 0],
      [3, 1],
      [3, 0],
      [8, 0],
    ],
  ],
  ['one-hot, drop', letters, { ...oneHot, missing: 'drop' }, abc, [b, a, [0, 0, 0], b, c]],
  ['one-hot, most frequent', letters, { ...oneHot, missing: 'most-frequent' }, abc, [b, a, b, b, c]],
  ['one-hot, constant', letters, { ...oneHot, missing: 'constant', fill: 'c' }, abc, [b, a, c, b, c]],
  [
    'one-hot, a constant that is new',
    letters,
    { ...oneHot, missing: 'constant', fill: 'ab' },
    ['c=a', 'c=ab', 'c=b', 'c=c'],
    [
      [0, 0, 1, 0],
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ],
  ],
  [
    'one-hot, indicator',
    letters,
    { ...oneHot, missing: 'indicator' },
    [...abc, 'c=missing'],
    [
      [0, 1, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 1],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ],
  ],
  ['ordinal, drop', letters, { ...ordinal, missing: 'drop' }, ['c'], one(1, 0, 0, 1, 2)],
  ['ordinal, most frequent', letters, { ...ordinal, missing: 'most-frequent' }, ['c'], one(1, 0, 1, 1, 2)],
  ['ordinal, constant', letters, { ...ordinal, missing: 'constant', fill: 'c' }, ['c'], one(1, 0, 2, 1, 2)],
  ['ordinal, a new constant', letters, { ...ordinal, missing: 'constant', fill: 'z' }, ['c'], one(1, 0, 3, 1, 2)],
  ['ordinal, by size', sizes, { ...ordinal, missing: 'most-frequent' }, ['c'], one(2, 0, 0, 0, 1)],
  [
    'ordinal, indicator',
    letters,
    { ...ordinal, missing: 'indicator' },
    ['c', 'c missing'],
    [
      [1, 0],
      [0, 0],
      [1, 1],
      [1, 0],
      [2, 0],
    ],
  ],
  ['as written, drop', sizes, { ...written, missing: 'drop' }, ['c'], one(10, 2, 0, 2, 4)],
  ['as written, most frequent', sizes, { ...written, missing: 'most-frequent' }, ['c'], one(10, 2, 2, 2, 4)],
  ['as written, mean', sizes, { ...written, missing: 'mean' }, ['c'], one(10, 2, 4.5, 2, 4)],
  ['as written, median', sizes, { ...written, missing: 'median' }, ['c'], one(10, 2, 3, 2, 4)],
  ['as written, constant', sizes, { ...written, missing: 'constant', fill: '7' }, ['c'], one(10, 2, 7, 2, 4)],
  [
    'as written, indicator',
    sizes,
    { ...written, missing: 'indicator' },
    ['c', 'c missing'],
    [
      [10, 0],
      [2, 0],
      [4.5, 1],
      [2, 0],
      [4, 0],
    ],
  ],
  ['yes or no, drop', answers, { ...boolean, missing: 'drop' }, ['c'], one(0, 1, 0, 1, 1)],
  ['yes or no, most frequent', answers, { ...boolean, missing: 'most-frequent' }, ['c'], one(0, 1, 1, 1, 1)],
  ['yes or no, constant', answers, { ...boolean, missing: 'constant', fill: 'No' }, ['c'], one(0, 1, 0, 1, 1)],
  [
    'yes or no, indicator',
    answers,
    { ...boolean, missing: 'indicator' },
    ['c', 'c missing'],
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 0],
    ],
  ],
  ['dates, drop', days, { ...date, missing: 'drop' }, ['c day'], one(1, 3, 0, 5, 11)],
  ['dates, mean', days, { ...date, missing: 'mean' }, ['c day'], one(1, 3, 5, 5, 11)],
  ['dates, median', days, { ...date, missing: 'median' }, ['c day'], one(1, 3, 4, 5, 11)],
  ['dates, constant', days, { ...date, missing: 'constant', fill: '1970-01-20' }, ['c day'], one(1, 3, 20, 5, 11)],
  [
    'dates, indicator',
    days,
    { ...date, missing: 'indicator' },
    ['c day', 'c missing'],
    [
      [1, 0],
      [3, 0],
      [5, 1],
      [5, 0],
      [11, 0],
    ],
  ],
];

describe('a gap', () => {
  it.each(cases)('of %s', (_, column, more, names, encoded) => {
    const table = withSold(column);
    const { data } = valueOf(prepare(table, specFor(more)));
    expect(data.featureNames).toEqual(names);
    expect(data.facts.features).toBe(names.length);
    expect(data.droppedRows).toBe(more.missing === 'drop' ? 1 : 0);
    // All rows as for a prediction, where none is dropped, in the table's order; then those of training.
    const raw = valueOf(encodeRows(data.pipeline, table, undefined, 'float64'));
    expect(rowsOf(raw.encoded.x, names.length)).toEqual(encoded);
    expect(rowsOf(data.train.x, names.length)).toEqual(
      [...data.train.source].map((row) => encoded[row]!.map(Math.fround)),
    );
    expect(raw.issues.map(({ code }) => code)).toEqual(more.missing === 'drop' ? ['data/unfilled'] : []);
  });

  const refused: readonly [title: string, column: Column, spec: Partial<ColumnSpec>][] = [
    ['numbers, not decided', amounts, { missing: 'ask' }],
    ['numbers, most frequent', amounts, { missing: 'most-frequent' }],
    ['one-hot, mean', letters, { ...oneHot, missing: 'mean' }],
    ['ordinal, median', letters, { ...ordinal, missing: 'median' }],
    ['as written, not decided', sizes, { ...written, missing: 'ask' }],
    ['yes or no, mean', answers, { ...boolean, missing: 'mean' }],
    ['dates, most frequent', days, { ...date, missing: 'most-frequent' }],
  ];

  it.each(refused)('of %s is asked about, and its remedies mend it', (_, column, more) => {
    const table = withSold(column);
    const spec = specFor(more);
    const [issue] = issuesOf(table, spec);
    expect(issue).toMatchObject({ code: 'data/missing', level: 'error', column: 'c', line: 4 });
    expect(issue!.fixes).toHaveLength(2);
    for (const { label } of issue!.fixes!) expect(prepare(table, fixed(spec, issue!, label)).ok).toBe(true);
  });

  it.each(['ask', 'mean', 'most-frequent', 'constant', 'indicator'] as const)(
    'of a target or a weight is dropped, whatever they are to be: %s',
    (missing) => {
      const table = tableOf(numbers('x', [1, 2, 3, 4, 5]), letters, amounts);
      const targeted = specOf([feature('x'), { ...target('c'), missing, fill: 'a' }], all);
      expect(issuesOf(table, targeted)[0]).toMatchObject({ code: 'data/missing-target', line: 4 });
      const weighted = specOf([feature('x'), feature('c', { role: 'weight', missing }), target('sold')], all);
      const [issue] = issuesOf(tableOf(numbers('x', [1, 2, 3, 4, 5]), amounts, sold), weighted);
      expect(issue).toMatchObject({
        code: 'data/missing-weight',
        line: 4,
        message: 'The weight ‘c’ is missing in 1 row (line 4).',
      });
      expect(issue!.fixes!.map(({ label }) => label)).toEqual(['Drop the rows']);
    },
  );
});

describe('what gaps are filled with', () => {
  const wrong: readonly [title: string, column: Column, spec: Partial<ColumnSpec>, wanted: string][] = [
    ['nothing, for numbers', amounts, {}, 'none is given'],
    ['text, for numbers', amounts, { fill: 'seven' }, '‘seven’; a finite number is expected'],
    ['an infinite number', amounts, { fill: Infinity }, '‘Infinity’; a finite number is expected'],
    ['no number', amounts, { fill: NaN }, '‘NaN’; a finite number is expected'],
    ['nothing, for categories', letters, oneHot, 'none is given'],
    ['text, for categories as written', sizes, { ...written, fill: 'x' }, '‘x’; a finite number is expected'],
    ['a third word, for yes or no', answers, { ...boolean, fill: 'yes' }, '‘yes’; ‘No’ or ‘Yes’ is expected'],
    ['a day that does not exist', days, { ...date, fill: '2023-02-29' }, 'a date such as 2026-01-31 is expected'],
    ['a number, for dates', days, { ...date, fill: 5 }, '‘5’; a date such as 2026-01-31 is expected'],
  ];

  it.each(wrong)('cannot be %s', (_, column, more, wanted) => {
    const table = withSold(column);
    const spec = specFor({ ...more, missing: 'constant' });
    const [issue] = issuesOf(table, spec);
    expect(issue).toMatchObject({ code: 'data/bad-fill', level: 'error', column: 'c' });
    expect(issue!.message).toContain(wanted);
    expect(prepare(table, fixed(spec, issue!, issue!.fixes![0]!.label)).ok).toBe(true);
  });

  it('may be a category that no train row has, where no train row has a gap: that is told, and a gap becomes zeros', () => {
    const table = withSold(texts('c', ['b', 'a', 'a', 'b', 'c']));
    for (const [encoding, zeros] of [
      ['one-hot', [0, 0, 0]],
      ['ordinal', [0]],
    ] as const) {
      const { data, issues } = valueOf(
        prepare(table, specFor({ type: 'category', encoding, missing: 'constant', fill: 'z' })),
      );
      expect(issues.map(({ code }) => code)).toContain('data/fill-unseen');
      const { encoded, issues: told } = valueOf(encodeRows(data.pipeline, tableOf(texts('c', [null]))));
      expect([...encoded.x]).toEqual(zeros);
      expect(told.map(({ code }) => code)).toEqual(['data/unfilled']);
    }
  });

  it('is no category of its own where all train rows have gaps', () => {
    const table = withSold(texts('c', [null, null, null, null, null]));
    expect(issuesOf(table, specFor({ ...oneHot, missing: 'most-frequent' }))[0]!.code).toBe('data/all-missing');
  });
});

/** x as rows. */
function rowsOf(x: ArrayLike<number>, width: number): number[][] {
  return Array.from({ length: x.length / width }, (_, i) =>
    Array.from({ length: width }, (__, j) => x[i * width + j]!),
  );
}
