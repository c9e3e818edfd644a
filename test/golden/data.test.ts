import { describe, expect, it, vi } from 'vitest';
import { prepare } from '../../engine/src/pipeline/prepare';
import type { EncodedRows, PreparedData } from '../../engine/src/pipeline/pipeline';
import { largestRemainder, splitRows } from '../../engine/src/splitters/_by-chance';
import { scalers } from '../../engine/src/scalers/_registry';
import { suggestGraph } from '../../engine/src/graph/suggest';
import { documentOf, valueOf } from '../../engine/src/testing/graphs';
import { ascending, feature, halves, numbers, specOf, tableOf, target, texts } from '../../engine/src/testing/tables';
import { evaluateTest } from '../../engine/src/train/evaluate-model';
import { train } from '../../engine/src/train/loop';

const upTo = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const sorted = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b);

describe('T02: the split', () => {
  const shares = { train: 0.98, dev: 0.01, test: 0.01 };
  const m = 10_000;
  const table = tableOf(
    numbers('x', [...upTo(m)]),
    texts(
      'sold',
      Array.from({ length: m }, (_, i) => halves[i % 2]!),
    ),
  );
  const parts = (seed: number) => {
    const {
      train: own,
      dev,
      test,
    } = valueOf(prepare(table, specOf([feature('x'), target('sold')], { ...shares, seed }))).data;
    return [own.source, dev.source, test().source] as const;
  };

  it('T02: 10 000 rows by 98/1/1 are 9800, 100 and 100, disjoint and together everything', () => {
    const [own, dev, test] = parts(42);
    expect([own.length, dev.length, test.length]).toEqual([9800, 100, 100]);
    expect(sorted([...own, ...dev, ...test])).toEqual([...upTo(m)]);
    expect(largestRemainder(m, [0.98, 0.01, 0.01])).toEqual([9800, 100, 100]);
  });

  it('T02: the same seed gives the same rows, another seed others', () => {
    expect(parts(42)).toEqual(parts(42));
    expect(parts(43)[1]).not.toEqual(parts(42)[1]);
  });

  it('T02: stratified, every class keeps its share to the row: 152, 68 and 124 of 344 by 60/20/20', () => {
    const classes = Int32Array.from({ length: 344 }, (_, i) => (i < 152 ? 0 : i < 220 ? 1 : 2));
    const split = splitRows(upTo(344), { train: 0.6, dev: 0.2, test: 0.2, seed: 7 }, classes);
    const dealt = [split.train, split.dev, split.test];
    expect(dealt.map((part) => part.length)).toEqual(largestRemainder(344, [0.6, 0.2, 0.2]));
    [152, 68, 124].forEach((count, c) => {
      const own = dealt.map((part) => part.filter((row) => classes[row] === c).length);
      [0.6, 0.2, 0.2].forEach((share, p) => expect(Math.abs(own[p]! - count * share)).toBeLessThan(1.5));
    });
  });
});

describe('T05: the test rows', () => {
  const words = texts('sold', halves);
  const spec = (split = {}) => specOf([feature('x'), target('sold')], split);
  const trained = (data: PreparedData) =>
    valueOf(train({ document: documentOf(suggestGraph(data.facts), { epochs: 3 }), data }, { control: () => 'run' }));

  it('T05: no code path of a run asks for them', () => {
    const { data } = valueOf(prepare(tableOf(numbers('x', ascending), words), spec()));
    const test = vi.fn<() => EncodedRows>(data.test);
    const result = trained({ ...data, test });
    expect(test).not.toHaveBeenCalled();
    // Only this does: a person asked.
    const job = { model: result.model, training: documentOf(result.model.graph).training, data: { ...data, test } };
    expect(valueOf(evaluateTest(job)).rows).toBe(4);
    expect(test).toHaveBeenCalledOnce();
  });

  it('T05: what stands in them changes nothing, to the bit: not the pipeline, not the encoded rows, not a weight', () => {
    const { data } = valueOf(prepare(tableOf(numbers('x', ascending), words), spec()));
    const hidden = new Set(data.test().source);
    expect(hidden.size).toBe(4);
    const other = ascending.map((x, row) => (hidden.has(row) ? 1e6 - 77 * x : x));
    const again = valueOf(prepare(tableOf(numbers('x', other), words), spec())).data;
    expect(again.pipeline).toEqual(data.pipeline);
    expect([again.train, again.dev]).toEqual([data.train, data.dev]);
    expect(trained(again).weightHash).toBe(trained(data).weightHash);
  });

  it('T05: may be none at all; then nothing can be measured on them', () => {
    const { data } = valueOf(prepare(tableOf(numbers('x', ascending), words), spec({ train: 0.7, dev: 0.3, test: 0 })));
    expect([data.train.rows, data.dev.rows, data.testRows, data.test().rows]).toEqual([14, 6, 0, 0]);
    const { model } = trained(data);
    const result = evaluateTest({ model, training: documentOf(model.graph).training, data });
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'evaluate/no-rows' }] });
  });
});

/** Eight rows of which the four train rows hold 1, 2, 3 and 4, and all others 10. */
const oneToFour = () => {
  const spec = specOf([feature('x'), target('y', 'number')], { train: 0.5, dev: 0.25, test: 0.25 });
  const y = numbers('y', [...upTo(8)]);
  const { source } = valueOf(prepare(tableOf(numbers('x', [...upTo(8)]), y), spec)).data.train;
  const x = Array.from(upTo(8), (row) => (source.includes(row) ? source.indexOf(row) + 1 : 10));
  return valueOf(prepare(tableOf(numbers('x', x), y), spec, undefined, 'float64')).data;
};

const meanAndVariance = (values: Iterable<number>): [number, number] => {
  const all = [...values];
  const mean = all.reduce((a, b) => a + b, 0) / all.length;
  return [mean, all.reduce((a, b) => a + (b - mean) * (b - mean), 0) / all.length];
};

describe('T23: normalising', () => {
  it('T23: x = [1, 2, 3, 4] has μ 2.5 and σ² 1.25, not 1.667', () => {
    const [coding] = oneToFour().pipeline.features;
    if (coding?.type !== 'number') throw new Error('not a number');
    expect(coding.stats['mean']).toBe(2.5);
    expect(coding.stats['deviation']! * coding.stats['deviation']!).toBeCloseTo(1.25, 14);
  });

  it('T23: after it, in float64, the train rows have mean < 1e-12 and variance 1 ± 1e-12', () => {
    const { train: own } = oneToFour();
    expect(own.x).toBeInstanceOf(Float64Array);
    const [mean, variance] = meanAndVariance(own.x);
    expect(Math.abs(mean)).toBeLessThan(1e-12);
    expect(Math.abs(variance - 1)).toBeLessThan(1e-12);
  });

  it('T23: a constant column has σ 1', () => {
    expect(scalers['z-score'].fit(Float64Array.of(5, 5, 5))).toEqual({ mean: 5, deviation: 1 });
  });
});

it('T24: dev and test rows go through the train rows’ μ and σ: 10 becomes (10 − 2.5)/√1.25 = 6.7082039324993685', () => {
  const { dev, test } = oneToFour();
  expect([dev.rows, test().rows]).toEqual([2, 2]);
  for (const x of [...dev.x, ...test().x]) expect(Math.abs(x - 6.7082039324993685)).toBeLessThan(1e-14);
});
