import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { symmetricBeta } from '../../engine/src/augmenters/_beta';
import type { RefValue } from '../../engine/src/params/param';
import type { EncodedRows, PreparedData } from '../../engine/src/pipeline/pipeline';
import { prepare } from '../../engine/src/pipeline/prepare';
import type { Precision } from '../../engine/src/kernels/real';
import { stream } from '../../engine/src/random/stream';
import { documentOf, valueOf } from '../../engine/src/testing/graphs';
import { category, feature, numbers, specOf, tableOf, target, texts } from '../../engine/src/testing/tables';
import { suggestGraph } from '../../engine/src/graph/suggest';
import { train } from '../../engine/src/train/loop';

/** 1000 rows of two columns of very different σ, one of them not scaled, a column of categories, and a rare class. */
const m = 1000;
const rows = Array.from({ length: m }, (_, i) => i);
const random = stream(1, 'table');
const table = tableOf(
  numbers(
    'small',
    rows.map(() => 0.01 * random.normal()),
  ),
  numbers(
    'large',
    rows.map(() => 5000 + 700 * random.normal()),
  ),
  texts(
    'colour',
    rows.map((i) => ['red', 'green', 'blue'][i % 3]!),
  ),
  texts(
    'kind',
    rows.map((i) => (i % 10 === 0 ? 'rare' : i % 2 ? 'odd' : 'even')),
  ),
  numbers(
    'price',
    rows.map((i) => i),
  ),
);
const columns = [feature('small'), feature('large', { scaler: 'none' }), category('colour')];
const spec = (augment: readonly RefValue[], goal = target('kind')) => ({
  ...specOf([...columns, goal], { train: 0.8, dev: 0.1, test: 0.1 }),
  augment,
});
const prepared = (
  augment: readonly RefValue[],
  goal = target('kind'),
  precision: Precision = 'float32',
): PreparedData => valueOf(prepare(table, spec(augment, goal), undefined, precision)).data;

const width = 5;
const row = (part: EncodedRows, i: number): number[] => [...part.x.subarray(width * i, width * (i + 1))];
const goal = (part: EncodedRows, i: number): number[] => [...part.y.subarray(part.outputs * i, part.outputs * (i + 1))];
const hash = ({ x, y, source }: EncodedRows): string => {
  const digest = createHash('sha256');
  for (const part of [x, y, source]) digest.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  return digest.digest('hex');
};

const steps: readonly (readonly [string, RefValue])[] = [
  ['noise', { kind: 'noise', sigma: 0.5, factor: 3 }],
  ['mixup', { kind: 'mixup', alpha: 0.4, factor: 3 }],
  ['oversample', { kind: 'oversample' }],
];

describe.each(steps)('T20: %s', (_, step) => {
  const plain = prepared([]);
  const more = prepared([step]);

  it('T20: leaves train, dev and test rows as they are, to the bit', () => {
    for (const part of ['train', 'dev'] as const) expect(hash(more[part])).toBe(hash(plain[part]));
    expect(hash(more.test())).toBe(hash(plain.test()));
    expect([more.train.rows, more.dev.rows, more.testRows]).toEqual([800, 100, 100]);
  });

  it('T20: keeps the given rows in front, and says of which row each other one came', () => {
    const { seen } = more;
    expect([seen.x.length, seen.y.length, seen.source.length]).toEqual([width * seen.rows, 3 * seen.rows, seen.rows]);
    expect(
      hash({ ...seen, x: seen.x.slice(0, width * 800), y: seen.y.slice(0, 2400), source: seen.source.slice(0, 800) }),
    ).toBe(hash(plain.train));
    expect([...seen.source].every((row) => plain.train.source.includes(row))).toBe(true);
    expect(more.facts.trainRows).toBe(seen.rows);
  });

  it('T20: gives the same bits for the same seed, others for another', () => {
    expect(hash(prepared([step]).seen)).toBe(hash(more.seen));
    const other = { ...spec([step]), split: { ...spec([]).split, seed: 43 } };
    expect(hash(valueOf(prepare(table, other)).data.seen)).not.toBe(hash(more.seen));
  });

  it('T20: draws the same in float64', () => {
    const exact = prepared([step], target('kind'), 'float64').seen;
    expect(exact.rows).toBe(more.seen.rows);
    expect(exact.source).toEqual(more.seen.source);
    exact.x.forEach((value, i) =>
      expect(Math.abs(value - more.seen.x[i]!)).toBeLessThanOrEqual(2e-7 * Math.abs(value) + 1e-6),
    );
  });
});

it('T20: without augmentation the network sees the train rows themselves', () => {
  const data = prepared([]);
  expect(data.seen).toBe(data.train);
  expect(data.facts).toMatchObject({ trainRows: 800 });
});

describe('T20: Gaussian noise', () => {
  const { train: own, seen } = prepared([{ kind: 'noise', sigma: 0.25, factor: 3 }]);

  it('T20: 800 train rows by factor 3 are 2400 seen rows', () => {
    expect([own.rows, seen.rows]).toEqual([800, 2400]);
  });

  it('T20: is of the column’s own σ, scaled or not, to 2 %; categories and targets stay', () => {
    const { train: few, seen: many } = prepared([{ kind: 'noise', sigma: 0.25, factor: 60 }]);
    for (const j of [0, 1]) {
      const values = Array.from({ length: few.rows }, (_, i) => row(few, i)[j]!);
      const mean = values.reduce((a, b) => a + b, 0) / few.rows;
      const sigma = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / few.rows);
      let squares = 0;
      for (let i = few.rows; i < many.rows; i++) squares += (row(many, i)[j]! - values[i % few.rows]!) ** 2;
      const noise = Math.sqrt(squares / (many.rows - few.rows));
      expect(Math.abs(noise / (0.25 * sigma) - 1)).toBeLessThan(0.02);
    }
    for (let i = 0; i < seen.rows; i++) {
      expect(row(seen, i).slice(2)).toEqual(row(own, i % 800).slice(2));
      expect(goal(seen, i)).toEqual(goal(own, i % 800));
    }
  });
});

describe('T20: mixup', () => {
  it.each([0.2, 1, 4])('T20: λ of Beta(%d, %d) is from 0 to 1, with mean ½ and variance 1/(4(2α + 1))', (alpha) => {
    const chance = stream(2, 'beta');
    const n = 50_000;
    const draws = Array.from({ length: n }, () => symmetricBeta(alpha, chance));
    expect(draws.every((lambda) => lambda >= 0 && lambda <= 1)).toBe(true);
    const mean = draws.reduce((a, b) => a + b, 0) / n;
    const variance = draws.reduce((a, b) => a + (b - 0.5) ** 2, 0) / n;
    const expected = 1 / (4 * (2 * alpha + 1));
    // Four standard errors of the mean, and 2 % of the variance.
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(expected / n));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.02);
  });

  it('T20: of Beta(1, 1) is uniform, and of a tiny α almost always one of the two rows', () => {
    const chance = stream(3, 'beta');
    const n = 40_000;
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < n; i++) tenths[Math.min(9, Math.floor(10 * symmetricBeta(1, chance)))]!++;
    const chi2 = tenths.reduce((sum, count) => sum + (count - n / 10) ** 2 / (n / 10), 0);
    // 9 degrees of freedom, p = 0.01.
    expect(chi2).toBeLessThan(21.67);
    const tiny = Array.from({ length: 1000 }, () => symmetricBeta(0.01, chance));
    expect(tiny.filter((lambda) => lambda < 0.01 || lambda > 0.99).length).toBeGreaterThan(900);
  });

  it('T20: every new row lies between its own row and one other, with the target at the same place', () => {
    const { train: own, seen } = prepared(
      [{ kind: 'mixup', alpha: 1, factor: 2 }],
      target('price', 'number'),
      'float64',
    );
    expect(seen.rows).toBe(1600);
    // The price names the row: of λ and the partner, one equation gives the other.
    for (let i = 800; i < 1600; i++) {
      const a = i - 800;
      expect(seen.source[i]).toBe(own.source[a]);
      const fits = Array.from({ length: 800 }, (_, b) => b).some((b) => {
        const lambda = (goal(seen, i)[0]! - goal(own, b)[0]!) / (goal(own, a)[0]! - goal(own, b)[0]!);
        if (b === a || !(lambda >= 0 && lambda <= 1)) return false;
        const [xa, xb] = [row(own, a), row(own, b)];
        return row(seen, i).every((value, j) => Math.abs(xb[j]! + lambda * (xa[j]! - xb[j]!) - value) < 1e-8);
      });
      expect(fits, `row ${i}`).toBe(true);
    }
  });

  it('T20: makes targets soft: shares of two classes that sum to 1', () => {
    const { seen, facts } = prepared([{ kind: 'mixup', alpha: 1, factor: 2 }]);
    let soft = 0;
    for (let i = 800; i < 1600; i++) {
      const shares = goal(seen, i);
      expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-6);
      expect(shares.filter((share) => share > 0).length).toBeLessThanOrEqual(2);
      if (shares.every((share) => share < 0.999)) soft++;
    }
    expect(soft).toBeGreaterThan(300);
    expect(facts.classCounts.reduce((a, b) => a + b, 0)).toBeCloseTo(1600, 3);
  });
});

describe('T20: oversampling', () => {
  const { facts, train: own } = prepared([]);
  const [even, odd, rare] = facts.classCounts as [number, number, number];

  it('T20: makes all classes equal, or as large as a share of the largest', () => {
    expect(even + odd + rare).toBe(800);
    expect(rare).toBeLessThan(odd / 3);
    expect(prepared([{ kind: 'oversample' }]).facts.classCounts).toEqual([odd, odd, odd]);
    const half = prepared([{ kind: 'oversample', share: 0.5 }]);
    expect(half.facts.classCounts).toEqual([even, odd, Math.round(odd / 2)]);
    expect(half.seen.rows).toBe(even + odd + Math.round(odd / 2));
  });

  it('T20: repeats whole rows of the rare class, each as often as another to within one', () => {
    const { seen } = prepared([{ kind: 'oversample' }]);
    const times = new Map<number, number>();
    for (let i = 0; i < seen.rows; i++) {
      if (goal(seen, i)[2] === 1) times.set(seen.source[i]!, (times.get(seen.source[i]!) ?? 0) + 1);
      const from = own.source.indexOf(seen.source[i]!);
      expect([row(seen, i), goal(seen, i)]).toEqual([row(own, from), goal(own, from)]);
    }
    expect(times.size).toBe(rare);
    expect(Math.max(...times.values()) - Math.min(...times.values())).toBeLessThanOrEqual(1);
  });
});

describe('T20: several steps', () => {
  it('T20: are taken in order, each with a stream of its own', () => {
    const [noise, mixup, oversample] = steps.map(([, step]) => step) as [RefValue, RefValue, RefValue];
    const { seen, facts } = prepared([oversample, noise]);
    const largest = Math.max(...prepared([]).facts.classCounts);
    expect(facts.classCounts).toEqual([3 * largest, 3 * largest, 3 * largest]);
    expect(seen.rows).toBe(9 * largest);
    const twice = prepared([noise, noise]).seen;
    expect(twice.rows).toBe(7200);
    // The second step has other noise than the first.
    expect(row(twice, 2400)[0]! - row(twice, 0)[0]!).not.toBeCloseTo(row(twice, 800)[0]! - row(twice, 0)[0]!, 6);
    expect(prepared([mixup, oversample]).seen.rows).toBeGreaterThan(2400);
  });
});

it('T20: the network is trained on the seen rows: more of them are more steps, and other weights; the dev rows stay', () => {
  const run = (augment: readonly RefValue[]) => {
    const data = prepared(augment);
    const document = documentOf(suggestGraph(data.facts), { epochs: 1, batchSize: 100 });
    return valueOf(train({ document, data }, { control: () => 'run' }));
  };
  const plain = run([]);
  const more = run([{ kind: 'noise', sigma: 0.1, factor: 3 }]);
  expect([plain.stepsRun, more.stepsRun]).toEqual([8, 24]);
  expect(more.weightHash).not.toBe(plain.weightHash);
  // Drawing here moves no other stream: a step that adds no row leaves every weight as it was, to the bit.
  expect(run([{ kind: 'oversample', share: 0.01 }]).weightHash).toBe(plain.weightHash);
  expect([more.train!.rows, more.dev!.rows]).toEqual([800, 100]);
});
