import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column, Table } from '../data/table';
import { applyEdit } from '../graph/apply-edit';
import { isError, type Issue } from '../issues/issue';
import type { ColumnSpec, DataSpec, Document, SplitSpec } from '../project/document';
import { emptyDocument } from '../project/empty-document';
import { valueOf } from '../testing/graphs';
import { checkData } from './check-data';
import { decode } from './decode';
import { encodeRows } from './encode-rows';
import { prepare } from './prepare';
import { largestRemainder, splitRows } from './split';
import { targetUnits } from './target';

const numbers = (name: string, values: readonly number[]): Column => ({
  name,
  type: 'number',
  values: Float64Array.from(values),
});
const texts = (name: string, values: readonly (string | null)[]): Column => {
  const categories = [...new Set(values)].filter((value) => value !== null).sort();
  return {
    name,
    type: 'category',
    codes: Int32Array.from(values, (value) => (value === null ? -1 : categories.indexOf(value))),
    categories,
  };
};
const tableOf = (...columns: Column[]): Table => {
  const [first] = columns;
  return { rows: first!.type === 'number' ? first!.values.length : first!.codes.length, columns };
};

const feature = (name: string, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  name,
  type: 'number',
  role: 'feature',
  missing: 'ask',
  scaler: 'z-score',
  ...more,
});
const category = (name: string, more: Partial<ColumnSpec> = {}): ColumnSpec =>
  feature(name, { type: 'category', scaler: 'none', ...more });
const target = (name: string, type: ColumnSpec['type'] = 'category'): ColumnSpec =>
  feature(name, { type, role: 'target', missing: 'drop' });
const specOf = (columns: ColumnSpec[], split: Partial<SplitSpec> = {}): DataSpec => ({
  source: { kind: 'sample', id: 'test' },
  read: {},
  columns,
  split: { train: 0.6, dev: 0.2, test: 0.2, stratify: false, seed: 42, ...split },
});

const count = 20;
const ascending = Array.from({ length: count }, (_, i) => i);
const halves = ascending.map((i) => (i % 2 ? 'yes' : 'no'));
const plain = tableOf(numbers('x', ascending), texts('sold', halves));
const plainSpec = specOf([feature('x'), target('sold')]);

const issuesOf = (table: Table, spec: DataSpec): readonly Issue[] => {
  const prepared = prepare(table, spec);
  return prepared.ok ? prepared.value.issues : prepared.issues;
};
const only = (table: Table, spec: DataSpec): Issue => {
  const issues = issuesOf(table, spec);
  expect(issues.map(({ message }) => message)).toHaveLength(1);
  return issues[0]!;
};

/** The settings after the fix of that name. */
const fixed = (spec: DataSpec, issue: Issue, label: string): DataSpec => {
  const fix = issue.fixes?.find((each) => each.label === label);
  if (!fix) throw new Error(`no fix ‘${label}’ among ${issue.fixes?.map((each) => each.label).join(', ')}`);
  const document: Document = { ...emptyDocument(), data: spec };
  return applyEdit(document, fix.edit).data!;
};

describe('preparing data', () => {
  it('T23: scales by mean and deviation of the train rows alone', () => {
    const { data } = valueOf(prepare(plain, plainSpec));
    const train = [...data.train.source].map((row) => ascending[row]!);
    const mean = train.reduce((a, b) => a + b, 0) / train.length;
    const variance = train.reduce((a, b) => a + (b - mean) ** 2, 0) / train.length;
    const [coding] = data.pipeline.features;
    expect(coding).toMatchObject({ column: 'x', type: 'number', scaler: 'z-score', fill: null });
    if (coding?.type !== 'number') return;
    expect(coding.stats['mean']).toBeCloseTo(mean, 12);
    expect(coding.stats['deviation']).toBeCloseTo(Math.sqrt(variance), 12);
    expect(mean).not.toBe(9.5);
  });

  it('T24: dev, test and raw rows go through the same numbers', () => {
    const { data } = valueOf(prepare(plain, plainSpec));
    const [coding] = data.pipeline.features;
    if (coding?.type !== 'number') throw new Error('not a number');
    const expected = (row: number) => Math.fround((row - coding.stats['mean']!) / coding.stats['deviation']!);
    for (const part of [data.train, data.dev, data.test()]) {
      expect([...part.x]).toEqual([...part.source].map(expected));
    }
    const raw = valueOf(encodeRows(data.pipeline, plain));
    expect([...raw.encoded.x]).toEqual(ascending.map(expected));
    expect(raw.encoded).toMatchObject({ rows: count, outputs: 0, y: new Float32Array(0) });
  });

  it('T02: the parts are disjoint, cover every row, and have the sizes of the shares', () => {
    const { data } = valueOf(prepare(plain, plainSpec));
    const all = [...data.train.source, ...data.dev.source, ...data.test().source];
    expect(all.sort((a, b) => a - b)).toEqual(ascending);
    expect([data.train.rows, data.dev.rows, data.testRows]).toEqual([12, 4, 4]);
  });

  it('learns nothing from dev and test rows: they may hold anything', () => {
    const first = valueOf(prepare(plain, plainSpec)).data;
    const strange = ascending.map((i) => (first.train.source.includes(i) ? i : 1000 + i));
    const second = valueOf(prepare(tableOf(numbers('x', strange), texts('sold', halves)), plainSpec)).data;
    expect(second.pipeline).toEqual(first.pipeline);
    expect(second.train.x).toEqual(first.train.x);
  });

  it('one-hot encodes categories of the train rows, and names the columns', () => {
    const colours = ascending.map((i) => ['red', 'green', 'blue'][i % 3]!);
    const { data } = valueOf(
      prepare(tableOf(texts('colour', colours), texts('sold', halves)), specOf([category('colour'), target('sold')])),
    );
    expect(data.featureNames).toEqual(['colour=blue', 'colour=green', 'colour=red']);
    expect(data.facts).toMatchObject({ features: 3, featureColumns: 1, trainRows: 12 });
    data.train.source.forEach((row, i) => {
      expect([...data.train.x.subarray(3 * i, 3 * i + 3)]).toEqual(
        ['blue', 'green', 'red'].map((name) => Number(name === colours[row])),
      );
    });
  });

  it('gives two classes one output, 0 or 1; or one-hot where the loss wants it; more classes one-hot', () => {
    const one = valueOf(prepare(plain, plainSpec)).data;
    expect([...one.train.y]).toEqual([...one.train.source].map((row) => row % 2));
    const two = valueOf(prepare(plain, plainSpec, { kind: 'categorical-cross-entropy' })).data;
    expect([...two.dev.y]).toEqual([...two.dev.source].flatMap((row) => (row % 2 ? [0, 1] : [1, 0])));
    const three = texts(
      'kind',
      ascending.map((i) => 'abc'[i % 3]!),
    );
    const { data } = valueOf(prepare(tableOf(numbers('x', ascending), three), specOf([feature('x'), target('kind')])));
    expect(data.train.outputs).toBe(3);
    expect([...data.train.y]).toEqual(
      [...data.train.source].flatMap((row) => [0, 1, 2].map((c) => Number(row % 3 === c))),
    );
  });

  it('reads numbers as classes in order of size, not of text', () => {
    const grades = numbers(
      'grade',
      ascending.map((i) => [10, 9, 2][i % 3]!),
    );
    const { data } = valueOf(
      prepare(tableOf(numbers('x', ascending), grades), specOf([feature('x'), target('grade')])),
    );
    expect(data.pipeline.target).toEqual({ kind: 'category', name: 'grade', classes: ['2', '9', '10'] });
  });

  it('scales a target of numbers on the train rows, and gives its units back', () => {
    const prices = numbers(
      'price',
      ascending.map((i) => 1000 * i),
    );
    const { data } = valueOf(
      prepare(tableOf(numbers('x', ascending), prices), specOf([feature('x'), target('price', 'number')])),
    );
    const { invert, apply } = targetUnits(data.pipeline);
    const sum = data.train.y.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum)).toBeLessThan(1e-5);
    data.dev.source.forEach((row, i) => expect(invert(data.dev.y[i]!)).toBeCloseTo(1000 * row, 1));
    expect(invert(apply(1234))).toBeCloseTo(1234, 9);
  });

  it('leaves a target of numbers as it is when the settings say so', () => {
    const prices = numbers(
      'price',
      ascending.map((i) => 1000 * i),
    );
    const spec = specOf([feature('x'), { ...target('price', 'number'), scaler: 'none' }]);
    const { data } = valueOf(prepare(tableOf(numbers('x', ascending), prices), spec));
    expect([...data.train.y]).toEqual([...data.train.source].map((row) => 1000 * row));
  });

  it('does not encode test rows until they are asked for', () => {
    const values = Float64Array.from(ascending);
    let reads = 0;
    const spied = new Proxy(values, {
      get: (array, key) => {
        const value: unknown = Reflect.get(array, key, array);
        if (typeof key === 'string' && /^\d+$/.test(key) && spy?.has(Number(key))) reads++;
        return typeof value === 'function' ? value.bind(array) : value;
      },
    });
    let spy: Set<number> | null = null;
    const { data } = valueOf(
      prepare({ rows: count, columns: [{ name: 'x', type: 'number', values: spied }, plain.columns[1]!] }, plainSpec),
    );
    spy = new Set(ascending);
    expect([data.train.x.length, data.dev.x.length]).toEqual([12, 4]);
    expect(reads).toBe(0);
    data.test();
    expect(reads).toBe(4);
  });
});

describe('missing values', () => {
  const gappy = ascending.map((i) => (i === 3 || i === 7 ? NaN : i));
  const words = ascending.map((i) => (i === 7 ? null : i < 12 ? 'a' : 'b'));
  const table = tableOf(numbers('x', gappy), texts('w', words), texts('sold', halves));
  const spec = specOf([feature('x'), category('w'), target('sold')]);

  it('are asked about, with column, count and lines', () => {
    const issues = issuesOf(table, spec);
    expect(issues.map(({ message }) => message)).toEqual([
      '‘x’ is missing in 2 rows (lines 5 and 9).',
      '‘w’ is missing in 1 row (line 9).',
    ]);
    expect(issues.every(isError)).toBe(true);
    expect(issues[0]).toMatchObject({ code: 'data/missing', column: 'x', line: 5 });
    expect(issues[0]!.fixes!.map(({ label }) => label)).toEqual([
      'Drop the rows',
      'Fill with the median',
      'Drop the rows of all 2 columns',
      'Fill all 2 columns',
    ]);
  });

  it('are dropped by one click, and that is told', () => {
    const dropped = fixed(spec, issuesOf(table, spec)[0]!, 'Drop the rows of all 2 columns');
    const { data, issues } = valueOf(prepare(table, dropped));
    expect(data.droppedRows).toBe(2);
    expect(data.train.rows + data.dev.rows + data.testRows).toBe(18);
    expect([...data.train.source, ...data.dev.source, ...data.test().source]).not.toContain(3);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      level: 'info',
      message: '2 rows with a missing value are left out (lines 5 and 9).',
    });
  });

  it('are filled by one click, from the train rows', () => {
    const filled = fixed(spec, issuesOf(table, spec)[0]!, 'Fill all 2 columns');
    const { data, issues } = valueOf(prepare(table, filled));
    expect(issues).toEqual([]);
    expect(data.droppedRows).toBe(0);
    const train = [...data.train.source]
      .map((row) => gappy[row]!)
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => a - b);
    const middle = train.length / 2;
    const median = Number.isInteger(middle) ? (train[middle - 1]! + train[middle]!) / 2 : train[Math.floor(middle)]!;
    const [x, w] = data.pipeline.features;
    expect(x!.fill).toBe(median);
    expect(w!.fill).toBe('a');
    const { encoded } = valueOf(encodeRows(data.pipeline, table, Int32Array.of(7)));
    if (x!.type !== 'number') return;
    expect([...encoded.x]).toEqual([Math.fround((median - x!.stats['mean']!) / x!.stats['deviation']!), 1, 0]);
  });

  it('can be filled with the mean', () => {
    const mean = specOf([feature('x', { missing: 'mean' }), target('sold')]);
    const { data } = valueOf(prepare(table, mean));
    const train = [...data.train.source].map((row) => gappy[row]!).filter((value) => !Number.isNaN(value));
    expect(data.pipeline.features[0]!.fill).toBeCloseTo(train.reduce((a, b) => a + b, 0) / train.length, 12);
  });

  it('are asked about again when they cannot be filled that way', () => {
    expect(only(table, specOf([category('w', { missing: 'mean' }), target('sold')])).code).toBe('data/missing');
    expect(only(table, specOf([feature('x', { missing: 'most-frequent' }), target('sold')])).code).toBe('data/missing');
  });

  it('of the target can only be dropped', () => {
    const sold = tableOf(
      numbers('x', ascending),
      texts(
        'sold',
        halves.map((value, i) => (i === 4 ? null : value)),
      ),
    );
    const asking = specOf([feature('x'), { ...target('sold'), missing: 'ask' }]);
    const issue = only(sold, asking);
    expect(issue).toMatchObject({ code: 'data/missing-target', line: 6 });
    expect(issue.fixes!.map(({ label }) => label)).toEqual(['Drop the rows']);
    expect(valueOf(prepare(sold, fixed(asking, issue, 'Drop the rows'))).data.droppedRows).toBe(1);
  });

  it('name the lines of the file where rows do not follow one another', () => {
    const lines = Int32Array.from(ascending, (i) => 10 * i + 2);
    expect(issuesOf({ ...table, lines }, spec)[0]!.message).toContain('(lines 32 and 72)');
  });

  it('of many rows name the first three lines and how many more', () => {
    const many = tableOf(
      numbers(
        'x',
        ascending.map((i) => (i % 2 ? i : NaN)),
      ),
      texts('sold', halves),
    );
    expect(only(many, plainSpec).message).toBe('‘x’ is missing in 10 rows (lines 2, 4, 6 and 7 more).');
  });
});

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
    ['two targets', specOf([feature('x'), target('sold'), target('sold')]), 'data/several-targets'],
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
    ['a scaler of the future', specOf([feature('x', { scaler: 'robust' }), target('sold')]), 'data/unknown-scaler'],
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

describe('raw rows to predict', () => {
  const colours = texts(
    'colour',
    ascending.map((i) => (i % 2 ? 'red' : 'blue')),
  );
  const { pipeline } = valueOf(
    prepare(
      tableOf(numbers('x', ascending), colours, texts('sold', halves)),
      specOf([feature('x'), category('colour'), target('sold')]),
    ),
  ).data;

  it('with a category that no train row had become zeros, and are told', () => {
    const { encoded, issues } = valueOf(
      encodeRows(pipeline, tableOf(numbers('x', [1, 2]), texts('colour', ['green', 'red']))),
    );
    expect([...encoded.x].filter((_, i) => i % 3 > 0)).toEqual([0, 0, 0, 1]);
    expect(issues.map(({ message }) => message)).toEqual([
      '‘colour’ has a value that no train row has in 1 row: the first is ‘green’ in line 2.',
    ]);
  });

  it('with a gap that nothing fills become zeros, and are told', () => {
    const { encoded, issues } = valueOf(encodeRows(pipeline, tableOf(numbers('x', [NaN]), texts('colour', [null]))));
    expect([...encoded.x]).toEqual([0, 0, 0]);
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ['data/unfilled', 'x'],
      ['data/unfilled', 'colour'],
    ]);
  });

  it('may have their columns in any order, and read as the other type', () => {
    const table = tableOf(texts('colour', ['red']), texts('x', ['3']));
    const { encoded } = valueOf(encodeRows(pipeline, table));
    expect(encoded.x).toEqual(
      valueOf(encodeRows(pipeline, tableOf(numbers('x', [3]), texts('colour', ['red'])))).encoded.x,
    );
  });

  it('must have every column', () => {
    const result = encodeRows(pipeline, tableOf(numbers('x', [1])));
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'data/missing-column', column: 'colour' }] });
  });
});

describe('predictions in words', () => {
  const three = { target: { kind: 'category', name: 'species', classes: ['a', 'b', 'c', 'd'] } } as const;

  it('T66: the most probable class, hardmax of .842 .042 .002 .114 is the first', () => {
    expect(decode(three, Float32Array.of(0.842, 0.042, 0.002, 0.114), 1)).toMatchObject([
      { kind: 'category', label: 'a' },
    ]);
  });

  it('one output of two classes is the probability of the second', () => {
    const two = { target: { kind: 'category', name: 'sold', classes: ['no', 'yes'] } } as const;
    expect(decode(two, Float64Array.of(0.25, 0.5), 2)).toEqual([
      { kind: 'category', label: 'no', probabilities: [0.75, 0.25] },
      { kind: 'category', label: 'yes', probabilities: [0.5, 0.5] },
    ]);
  });

  it('a number is a number', () => {
    expect(decode({ target: { kind: 'number', name: 'price' } }, Float64Array.of(3, 4), 2)).toEqual([
      { kind: 'number', value: 3 },
      { kind: 'number', value: 4 },
    ]);
  });
});

describe('the split', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const spec = fc
    .record({ train: share.map((x) => x + 0.01), dev: share, test: share, stratify: fc.boolean(), seed: fc.nat(1000) })
    .map(({ train, dev, test, ...rest }) => {
      const sum = train + dev + test;
      return { train: train / sum, dev: dev / sum, test: test / sum, ...rest };
    });

  it('deals out every row once, whatever the shares and classes', () => {
    fc.assert(
      fc.property(spec, fc.array(fc.nat(5), { maxLength: 80 }), (shares, classes) => {
        const rows = Int32Array.from(classes, (_, i) => 3 * i);
        const { train, dev, test } = splitRows(rows, shares, shares.stratify ? Int32Array.from(classes) : null);
        expect([...train, ...dev, ...test].sort((a, b) => a - b)).toEqual([...rows]);
        expect([train.length, dev.length, test.length]).toEqual(
          largestRemainder(rows.length, [shares.train, shares.dev, shares.test]),
        );
      }),
    );
  });

  it('keeps the shares of the classes to within two rows when it stratifies', () => {
    fc.assert(
      fc.property(spec, fc.array(fc.nat(3), { minLength: 1, maxLength: 80 }), (shares, classes) => {
        const { train, dev, test } = splitRows(
          Int32Array.from(classes, (_, i) => i),
          shares,
          Int32Array.from(classes),
        );
        const sizes = [train.length, dev.length, test.length];
        for (const each of new Set(classes)) {
          const total = classes.filter((one) => one === each).length;
          [train, dev, test].forEach((part, p) => {
            const own = part.filter((row) => classes[row] === each).length;
            expect(Math.abs(own - (total * sizes[p]!) / classes.length)).toBeLessThanOrEqual(2);
          });
        }
      }),
    );
  });

  it('sizes differ from the shares by less than one row and sum to all', () => {
    fc.assert(
      fc.property(fc.nat(100_000), spec, (rows, { train, dev, test }) => {
        const sizes = largestRemainder(rows, [train, dev, test]);
        expect(sizes.reduce((a, b) => a + b, 0)).toBe(rows);
        [train, dev, test].forEach((each, i) => expect(Math.abs(sizes[i]! - rows * each)).toBeLessThan(1 + 1e-6));
      }),
    );
  });
});

it('splits and prepares a million rows', () => {
  const rows = 1_000_000;
  const table: Table = {
    rows,
    columns: [
      { name: 'x', type: 'number', values: Float64Array.from({ length: rows }, (_, i) => i % 1000) },
      {
        name: 'sold',
        type: 'category',
        codes: Int32Array.from({ length: rows }, (_, i) => i % 2),
        categories: ['no', 'yes'],
      },
    ],
  };
  const { data } = valueOf(
    prepare(table, specOf([feature('x'), target('sold')], { train: 0.98, dev: 0.01, test: 0.01, stratify: true })),
  );
  expect([data.train.rows, data.dev.rows, data.testRows]).toEqual([980_000, 10_000, 10_000]);
});

it('the check of the Data room counts rows and classes of each part', () => {
  const { summary, issues } = checkData(plain, specOf(plainSpec.columns as ColumnSpec[], { stratify: true }));
  expect(issues).toEqual([]);
  expect(summary).toMatchObject({
    usedRows: 20,
    droppedRows: 0,
    train: { rows: 12, classes: [6, 6] },
    dev: { rows: 4, classes: [2, 2] },
    test: { rows: 4, classes: [2, 2] },
  });
  expect(summary!.scaled).toMatchObject([{ column: 'x', scaler: 'z-score' }]);
  expect(checkData(plain, specOf([feature('x')])).summary).toBeNull();
});
