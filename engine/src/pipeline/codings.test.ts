import { describe, expect, it } from 'vitest';
import type { Column } from '../data/table';
import type { ColumnSpec } from '../project/document';
import { valueOf } from '../testing/graphs';
import { dates, feature, numbers, only, specOf, tableOf, target, texts } from '../testing/tables';
import { encodeRows } from './encode-rows';
import type { Pipeline } from './pipeline';
import { prepare } from './prepare';

const all = { train: 1, dev: 0, test: 0 };
const sold = texts('sold', ['no', 'yes', 'yes', 'no']);

/** Learnt from four rows, all of them train rows, of one feature. */
const learnt = (column: Column, more: Partial<ColumnSpec>): Pipeline =>
  valueOf(prepare(tableOf(column, sold), specOf([feature('c', { missing: 'drop', ...more }), target('sold')], all)))
    .data.pipeline;

/** A prediction's rows, encoded in float64, and what was told. */
const encoded = (pipeline: Pipeline, column: Column) => {
  const { encoded: rows, issues } = valueOf(encodeRows(pipeline, tableOf(column), undefined, 'float64'));
  return { x: [...rows.x], told: issues.map(({ code }) => code) };
};

describe('places in an order', () => {
  const grades = texts('c', ['C', 'A', 'B', 'C']);
  const pipeline = learnt(grades, { type: 'category', encoding: 'ordinal' });

  it('are scaled like numbers: 2, 0, 1, 2 have μ 1.25 and σ² 0.6875', () => {
    const z = (place: number) => (place - 1.25) / Math.sqrt(0.6875);
    encoded(pipeline, grades).x.forEach((x, i) => expect(x).toBeCloseTo(z([2, 0, 1, 2][i]!), 14));
  });

  it('of a value that no train row has are like a gap: the scaled 0, and told', () => {
    expect(encoded(pipeline, texts('c', ['D', null]))).toEqual({
      x: [0, 0],
      told: ['data/unseen-category', 'data/unfilled'],
    });
  });

  it('of such a value are filled where gaps are, and told all the same', () => {
    const filling = learnt(grades, {
      type: 'category',
      encoding: 'ordinal',
      missing: 'most-frequent',
      scaler: 'none',
    });
    expect(encoded(filling, texts('c', ['D', null]))).toEqual({ x: [2, 2], told: ['data/unseen-category'] });
  });

  it('of such a value are marked where gaps are', () => {
    const marking = learnt(grades, { type: 'category', encoding: 'ordinal', missing: 'indicator', scaler: 'none' });
    expect(encoded(marking, texts('c', ['D', 'A']))).toEqual({ x: [2, 1, 0, 0], told: ['data/unseen-category'] });
  });

  it('of numbers are in the order of size', () => {
    const scaler = 'none';
    const byText = learnt(texts('c', ['9', '10', '-1', '9']), { type: 'category', encoding: 'ordinal', scaler });
    expect(encoded(byText, texts('c', ['-1', '9', '10'])).x).toEqual([0, 1, 2]);
    const byNumber = learnt(numbers('c', [9, 10, -1, 9]), { type: 'category', encoding: 'ordinal', scaler });
    expect(encoded(byNumber, numbers('c', [-1, 9, 10])).x).toEqual([0, 1, 2]);
  });
});

describe('yes or no', () => {
  it('is 0 or 1, whatever the scaler', () => {
    const pipeline = learnt(texts('c', ['off', 'on', 'on', 'off']), { type: 'boolean', scaler: 'z-score' });
    expect(encoded(pipeline, texts('c', ['on', 'off', 'ON']))).toEqual({
      x: [1, 0, 0],
      told: ['data/unseen-category'],
    });
  });

  it('knows both words where the train rows have one', () => {
    const table = tableOf(texts('c', ['n', 'n', 'n', 'y', 'n', 'n']), texts('sold', ['a', 'b', 'a', 'b', 'a', 'b']));
    for (let seed = 1; seed < 8; seed++) {
      const spec = specOf([feature('c', { type: 'boolean' }), target('sold')], { train: 0.5, dev: 0.5, test: 0, seed });
      const { data } = valueOf(prepare(table, spec));
      expect(data.pipeline.features[0]).toMatchObject({ type: 'ordinal', categories: ['n', 'y'], scaler: 'none' });
    }
  });

  it('as a target is two classes, no first', () => {
    const table = tableOf(numbers('x', [1, 2, 3, 4]), texts('c', ['T', 'F', 'T', 'F']));
    const spec = specOf([feature('x'), target('c', 'boolean')], all);
    const { data } = valueOf(prepare(table, spec));
    expect(data.pipeline.target).toEqual({ kind: 'category', name: 'c', classes: ['F', 'T'] });
    expect([...data.train.y]).toEqual([...data.train.source].map((row) => 1 - (row % 2)));
  });
});

describe('dates', () => {
  const leap = dates('c', ['2024-02-28T06:00Z', '2024-02-29T06:00Z', '2024-03-01T18:00Z', '2024-03-01T06:00Z']);

  it('become the parts that vary on the train rows', () => {
    const { features } = learnt(leap, { type: 'date' });
    expect(features[0]).toMatchObject({
      parts: [{ part: 'month' }, { part: 'day' }, { part: 'weekday' }, { part: 'hour' }, { part: 'elapsed' }],
    });
  });

  it('become the parts that are asked for, each scaled by what the train rows have of it', () => {
    const pipeline = learnt(leap, { type: 'date', parts: ['day', 'hour'], scaler: 'min-max' });
    // Days 28, 29, 1, 1 from 1 to 29; hours 6, 6, 18, 6 from 6 to 18.
    expect(encoded(pipeline, leap).x).toEqual([27 / 28, 0, 1, 0, 0, 1, 0, 0]);
    // Dates as text, and one out of the train rows' range.
    expect(encoded(pipeline, texts('c', ['1969-12-31 12:00'])).x).toEqual([30 / 28, 0.5]);
  });

  it('that cannot be read are gaps, and told', () => {
    const pipeline = learnt(leap, { type: 'date', parts: ['day'] });
    expect(encoded(pipeline, texts('c', ['soon', '2023-02-29']))).toEqual({ x: [0, 0], told: ['data/unfilled'] });
    expect(encoded(pipeline, numbers('c', [20240229]))).toEqual({ x: [0], told: ['data/unfilled'] });
  });

  it('that are all one date still become a number', () => {
    const table = tableOf(dates('c', ['2024-02-29', '2024-02-29', '2024-02-29', '2024-02-29']), sold);
    const { data, issues } = valueOf(prepare(table, specOf([feature('c', { type: 'date' }), target('sold')], all)));
    expect(data.featureNames).toEqual(['c elapsed']);
    expect(issues.map(({ code }) => code)).toContain('data/constant');
  });

  it('need a part', () => {
    const spec = specOf([feature('c', { type: 'date', parts: [] }), target('sold')], all);
    expect(only(tableOf(leap, sold), spec).code).toBe('data/no-date-parts');
  });
});

describe('one-hot categories', () => {
  it('of a value that no train row has are zeros, whatever becomes of gaps', () => {
    const colours = texts('c', ['red', 'blue', 'red', 'blue']);
    const filling = learnt(colours, { type: 'category', missing: 'most-frequent' });
    expect(encoded(filling, texts('c', ['green', null]))).toEqual({ x: [0, 0, 1, 0], told: ['data/unseen-category'] });
    const marking = learnt(colours, { type: 'category', missing: 'indicator' });
    expect(encoded(marking, texts('c', ['green', null]))).toEqual({
      x: [0, 0, 0, 0, 0, 1],
      told: ['data/unseen-category'],
    });
  });

  it('may be dates, by their text', () => {
    const pipeline = learnt(dates('c', ['2024-02-29', '2024-02-29T12:30Z', '2024-02-29', '2024-03-01']), {
      type: 'category',
    });
    expect(pipeline.features[0]).toMatchObject({ categories: ['2024-02-29', '2024-02-29 12:30', '2024-03-01'] });
    expect(encoded(pipeline, dates('c', ['2024-03-01', '2024-02-29T12:30Z'])).x).toEqual([0, 0, 1, 0, 1, 0]);
    expect(encoded(pipeline, texts('c', ['2024-02-29'])).x).toEqual([1, 0, 0]);
  });

  it('may have names that every object has', () => {
    const pipeline = learnt(texts('c', ['__proto__', 'constructor', 'toString', '__proto__']), { type: 'category' });
    expect(encoded(pipeline, texts('c', ['toString', 'valueOf', '__proto__']))).toEqual({
      x: [0, 0, 1, 0, 0, 0, 1, 0, 0],
      told: ['data/unseen-category'],
    });
  });
});

describe('many constant columns', () => {
  const names = ['p1', 'p2', 'p3', 'p4'];
  const table = tableOf(numbers('x', [1, 2, 3, 4]), ...names.map((name) => numbers(name, [7, 7, 7, 7])), sold);
  const spec = specOf([feature('x'), ...names.map((name) => feature(name)), target('sold')], all);

  it('are told at once, with one remedy for all', () => {
    const issues = valueOf(prepare(table, spec)).issues.filter(({ code }) => code === 'data/constant');
    expect(issues.map(({ message }) => message)).toEqual([
      '4 columns have the same value in all train rows: ‘p1’ and 3 more. They tell the network nothing.',
    ]);
    const [fix] = issues[0]!.fixes!;
    expect(fix!.edit).toMatchObject({
      do: 'data',
      set: {
        columns: spec.columns.map(({ name }) => ({ name, role: names.includes(name) ? 'ignore' : expect.anything() })),
      },
    });
  });
});
