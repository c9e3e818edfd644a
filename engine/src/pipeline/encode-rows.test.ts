import { describe, expect, it } from 'vitest';
import { valueOf } from '../testing/graphs';
import { numbers, texts, tableOf, feature, category, target, specOf, ascending, halves } from '../testing/tables';
import { decode } from './decode';
import { encodeRows } from './encode-rows';
import { prepare } from './prepare';

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

  it('a number is a number, one for each column of the target', () => {
    const price = { target: { kind: 'number', names: ['price'] } } as const;
    expect(decode(price, Float64Array.of(3, 4), 2)).toEqual([
      { kind: 'number', values: [3] },
      { kind: 'number', values: [4] },
    ]);
    const both = { target: { kind: 'number', names: ['price', 'size'] } } as const;
    expect(decode(both, Float64Array.of(3, 4), 1)).toEqual([{ kind: 'number', values: [3, 4] }]);
  });
});
