import { describe, expect, it } from 'vitest';
import { predict } from '../model/predict';
import { ascending, feature, halves, numbers, only, specOf, tableOf, target, texts } from '../testing/tables';
import { chain, documentOf, valueOf } from '../testing/graphs';
import { train } from '../train/loop';
import { checkData } from './check-data';
import { decode } from './decode';
import { encodeRows } from './encode-rows';
import { prepare } from './prepare';
import { namesText, targetNames, targetUnits } from './target';

const price = ascending.map((i) => 1000 * i);
const size = ascending.map((i) => 3 - i);
const table = tableOf(
  numbers('x', ascending),
  numbers('price', price),
  numbers('size', size),
  texts('sold', halves),
  numbers('gappy', [NaN, ...ascending.slice(1)]),
);
const spec = specOf([feature('x'), target('price', 'number'), { ...target('size', 'number'), scaler: 'none' }]);

describe('several targets of numbers', () => {
  const { data } = valueOf(prepare(table, spec));

  it('are encoded side by side, each scaled as its settings say, by the train rows', () => {
    const { pipeline, train: own, facts } = data;
    expect(pipeline.target).toEqual({ kind: 'number', names: ['price', 'size'] });
    expect(own.outputs).toBe(2);
    expect(facts.classCounts).toEqual([]);
    const rows = [...own.source];
    const mean = rows.reduce((sum, row) => sum + price[row]!, 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + (price[row]! - mean) ** 2, 0) / rows.length;
    for (const part of [own, data.dev, data.test()]) {
      part.source.forEach((row, i) => {
        expect(part.y[2 * i]).toBeCloseTo((price[row]! - mean) / Math.sqrt(variance), 5);
        expect(part.y[2 * i + 1]).toBe(size[row]);
      });
    }
  });

  it('are turned back column by column, also in place', () => {
    const { invert, apply } = targetUnits(data.pipeline);
    const values = Float64Array.of(5000, 7, -1, 0.5);
    const encoded = new Float64Array(4);
    apply(values, encoded, 4);
    expect([encoded[1], encoded[3]]).toEqual([7, 0.5]);
    expect(encoded[0]).not.toBe(5000);
    invert(encoded, encoded, 4);
    encoded.forEach((value, i) => expect(value).toBeCloseTo(values[i]!, 9));
    // Only the first n numbers: a short batch.
    const short = Float64Array.of(0, 0, 9, 9);
    apply(values, short, 2);
    expect([short[2], short[3]]).toEqual([9, 9]);
  });

  it('are all predicted, in their own units', () => {
    const document = documentOf(chain(), { epochs: 400, learningRate: 0.05 });
    const { model, dev } = valueOf(train({ document, data }, { control: () => 'run' }));
    const { encoded } = valueOf(encodeRows(model.pipeline, table));
    const said = decode(model.pipeline, valueOf(predict(model, encoded.x, encoded.rows)), encoded.rows);
    said.forEach((each, row) => {
      if (each.kind !== 'number') throw new Error('not a number');
      expect(each.values).toHaveLength(2);
      // Both follow from x in a straight line.
      expect(Math.abs(each.values[0]! - price[row]!)).toBeLessThan(100);
      expect(Math.abs(each.values[1]! - size[row]!)).toBeLessThan(0.1);
    });
    expect(dev!.rows).toBe(4);
  });

  it('are counted in the check of the Data room', () => {
    expect(checkData(table, spec)).toMatchObject({ summary: { train: { rows: 12, classes: [] } } });
  });

  it('are each looked at for gaps, constancy and infinity', () => {
    const asking = specOf([feature('x'), target('price', 'number'), { ...target('gappy', 'number'), missing: 'ask' }]);
    expect(only(table, asking)).toMatchObject({ code: 'data/missing-target', column: 'gappy', line: 2 });
    const flat = (value: number) => numbers('flat', new Array<number>(20).fill(value));
    const withFlat = (value: number) => tableOf(numbers('x', ascending), numbers('price', price), flat(value));
    const two = specOf([feature('x'), target('price', 'number'), target('flat', 'number')]);
    expect(only(withFlat(7), two)).toMatchObject({ code: 'data/constant-target', column: 'flat' });
    expect(only({ ...withFlat(1), rows: 0 }, two).code).toBe('data/too-few-rows');
  });

  it('name the column whose value float32 cannot hold', () => {
    const large = tableOf(
      numbers('x', ascending),
      numbers('price', price),
      numbers(
        'size',
        ascending.map((i) => (i === 5 ? 1e300 : i)),
      ),
    );
    const whole = { ...spec, split: { ...spec.split, train: 1, dev: 0, test: 0 } };
    expect(only(large, whole)).toMatchObject({ code: 'data/too-large', column: 'size', line: 7 });
    expect(prepare(large, whole, undefined, 'float64').ok).toBe(true);
  });

  it('must all be numbers', () => {
    const mixed = specOf([feature('x'), target('price', 'number'), target('sold')]);
    expect(only(table, mixed)).toMatchObject({
      code: 'data/several-targets',
      message: 'Several targets must all be numbers; ‘price’ is a column of numbers, ‘sold’ is a column of categories.',
    });
  });
});

describe('class counts', () => {
  it.each([
    ['one output', undefined],
    ['one-hot', { kind: 'categorical-cross-entropy' }],
  ])('are those of the train rows, also with %s', (_, loss) => {
    const three = specOf([feature('x'), target('sold')], { seed: 1 });
    const { data } = valueOf(prepare(table, three, loss));
    const sold = [...data.train.source].filter((row) => halves[row] === 'yes').length;
    expect(data.facts.classCounts).toEqual([12 - sold, sold]);
    expect(sold).not.toBe(6);
  });
});

describe('float64 rows', () => {
  const exact = valueOf(prepare(table, spec, undefined, 'float64')).data;
  const rounded = valueOf(prepare(table, spec)).data;

  it('are the values themselves, of which float32 rows are the rounding', () => {
    const [coding] = exact.pipeline.features;
    if (coding?.type !== 'number') throw new Error('not a number');
    expect([...exact.dev.x]).toEqual(
      [...exact.dev.source].map((row) => (row - coding.stats['mean']!) / coding.stats['deviation']!),
    );
    for (const part of ['train', 'dev'] as const) {
      expect(exact[part].x).toBeInstanceOf(Float64Array);
      expect(Float32Array.from(exact[part].x)).toEqual(rounded[part].x);
      expect(Float32Array.from(exact[part].y)).toEqual(rounded[part].y);
    }
    expect(exact.test().y).toBeInstanceOf(Float64Array);
    expect(exact.pipeline).toEqual(rounded.pipeline);
  });

  it('are given to predict too', () => {
    const { encoded } = valueOf(encodeRows(exact.pipeline, table, Int32Array.of(4), 'float64'));
    expect(encoded.x).toBeInstanceOf(Float64Array);
  });
});

it('a target’s names, and how they are said', () => {
  expect(targetNames({ kind: 'category', name: 'sold', classes: ['no', 'yes'] })).toEqual(['sold']);
  expect(targetNames({ kind: 'number', names: ['a', 'b'] })).toEqual(['a', 'b']);
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(namesText)).toEqual(['', 'a', 'a and b', 'a and 2 more']);
});
