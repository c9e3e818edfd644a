import { describe, expect, it } from 'vitest';
import type { Table } from '../data/table';
import { isError } from '../issues/issue';
import type { ColumnSpec } from '../project/document';
import { valueOf } from '../testing/graphs';
import {
  dates,
  numbers,
  texts,
  tableOf,
  feature,
  category,
  target,
  specOf,
  count,
  ascending,
  halves,
  plain,
  plainSpec,
} from '../testing/tables';
import { checkData } from './check-data';
import { encodeRows } from './encode-rows';
import { prepare } from './prepare';
import { targetUnits } from './target';

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
    const sum = [...data.train.y].reduce((a, b) => a + b, 0);
    expect(Math.abs(sum)).toBeLessThan(1e-5);
    const units = new Float64Array(data.dev.rows);
    invert(data.dev.y, units, units.length);
    data.dev.source.forEach((row, i) => expect(units[i]).toBeCloseTo(1000 * row, 1));
    const value = Float64Array.of(1234);
    apply(value, value, 1);
    expect(value[0]).not.toBeCloseTo(1234, 0);
    invert(value, value, 1);
    expect(value[0]).toBeCloseTo(1234, 9);
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

it('the check of the Data room counts rows and classes of each part', () => {
  const { summary, issues } = checkData(plain, specOf(plainSpec.columns as ColumnSpec[], { stratify: true }));
  expect(issues.filter(isError)).toEqual([]);
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

it('the check of the Data room names what was scaled as the encoded input does', () => {
  const table = tableOf(
    numbers('x', ascending),
    dates('sold', ascending.map((i) => `2024-0${1 + (i % 3)}-10`)), // prettier-ignore
    texts('grade', ascending.map((i) => 'AB'[i % 2]!)), // prettier-ignore
    texts('sort', halves),
    numbers('y', ascending),
  );
  const spec = specOf([
    feature('x', { scaler: 'robust' }),
    feature('sold', { type: 'date', parts: ['month'] }),
    category('grade', { encoding: 'ordinal', scaler: 'min-max' }),
    category('sort'),
    target('y', 'number'),
  ]);
  expect(checkData(table, spec).summary!.scaled.map(({ column, scaler }) => [column, scaler])).toEqual([
    ['x', 'robust'],
    ['sold month', 'z-score'],
    ['grade', 'min-max'],
  ]);
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
