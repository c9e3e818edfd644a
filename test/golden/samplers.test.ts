import { describe, expect, it } from 'vitest';
import dense from '../../engine/src/layers/dense';
import momentum from '../../engine/src/optimizers/momentum';
import { bool, float, int, list, oneOf, ref } from '../../engine/src/params/param';
import { stream } from '../../engine/src/random/stream';
import { rangeOf, samplerFor } from '../../engine/src/samplers/_sampler-for';
import { samplers } from '../../engine/src/samplers/_registry';
import type { AnySampler, SearchRange } from '../../engine/src/samplers/_sampler';
import { trainingParams } from '../../engine/src/train/settings';

const draws = (sampler: AnySampler, name: string, range: SearchRange, n: number): number[] => {
  const random = stream(1, `search ${name}`);
  return Array.from({ length: n }, () => sampler.draw(random, range) as number);
};

const shareOf = (values: readonly number[], lo: number, hi: number): number =>
  values.filter((value) => value >= lo && value < hi).length / values.length;

describe('T53: whole numbers, evenly', () => {
  // χ² at p = 0.01 with 50 and with 3 degrees of freedom.
  it.each([
    ['units', 50, 100, 76.154],
    ['layers', 2, 5, 11.345],
  ])('T53: 10⁴ draws of %s from %d to %d, both included', (name, lo, hi, limit) => {
    const values = draws(samplers.integer, name, { lo, hi, whole: true }, 10_000);
    const size = hi - lo + 1;
    const counts = new Array<number>(size).fill(0);
    for (const value of values) counts[value - lo]!++;
    expect(counts).toHaveLength(size);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts.at(-1)).toBeGreaterThan(0);
    const expected = values.length / size;
    const chi2 = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chi2).toBeLessThan(limit);
  });

  it('T53: are what the units of a layer from 50 to 100 are drawn by', () => {
    expect(samplerFor(dense.params['units']!, { lo: 50, hi: 100, whole: true })).toBe(samplers.integer);
  });
});

describe('T54: α from 1e-4 to 1', () => {
  const range = { lo: 1e-4, hi: 1 };

  it('T54: 10⁵ draws on the logarithmic scale, a quarter in each decade', () => {
    const values = draws(samplers.log, 'learningRate', range, 100_000);
    for (const decade of [1e-4, 1e-3, 1e-2, 1e-1]) {
      expect(Math.abs(shareOf(values, decade, 10 * decade) - 0.25)).toBeLessThan(0.01);
    }
  });

  it('T54: on the linear scale 90 % would be above 0.1', () => {
    const values = draws(samplers.linear, 'learningRate', range, 100_000);
    expect(Math.abs(shareOf(values, 0.1, 1) - 0.9)).toBeLessThan(0.01);
  });

  it('T54: a grid of 5 is one value a decade', () => {
    const expected = [1e-4, 1e-3, 1e-2, 1e-1, 1];
    const grid = samplers.log.grid(range, 5) as number[];
    expect(grid).toHaveLength(5);
    grid.forEach((value, i) => expect(value / expected[i]!).toBeCloseTo(1, 12));
  });

  it('T54: the logarithmic scale is taken from a ratio of 100 on, without being asked for', () => {
    const plain = float({ label: 'x', help: '', min: 0, max: 1000, default: 1 });
    expect(samplerFor(plain, { lo: 0.01, hi: 1 })).toBe(samplers.log);
    expect(samplerFor(plain, { lo: 0.02, hi: 1 })).toBe(samplers.linear);
    expect(samplerFor(plain, { lo: 0, hi: 1000 })).toBe(samplers.linear);
  });
});

describe('T55: β from 0.9 to 0.999', () => {
  const range = { lo: 0.9, hi: 0.999 };
  const values = draws(samplers['reverse-log'], 'beta', range, 100_000);

  it('T55: half of the draws are below 0.99, half above', () => {
    expect(Math.abs(shareOf(values, 0.9, 0.99) - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(shareOf(values, 0.99, 1) - 0.5)).toBeLessThan(0.01);
  });

  it('T55: 1 − β = 10^r with r even from −3 to −1', () => {
    const exponents = values.map((beta) => Math.log10(1 - beta));
    for (const r of [-3, -2.5, -2, -1.5]) expect(Math.abs(shareOf(exponents, r, r + 0.5) - 0.25)).toBeLessThan(0.01);
  });

  it('T55: it is what the β of momentum is drawn by', () => {
    expect(samplerFor(momentum.params['beta']!, range)).toBe(samplers['reverse-log']);
  });
});

describe('whole numbers on the logarithmic scale', () => {
  it('have each a share in proportion to the logarithm of (k + ½)/(k − ½)', () => {
    const values = draws(samplers.log, 'units', { lo: 1, hi: 4, whole: true }, 100_000);
    for (const k of [1, 2, 3, 4]) {
      const expected = Math.log((k + 0.5) / (k - 0.5)) / Math.log(4.5 / 0.5);
      expect(Math.abs(shareOf(values, k, k + 1) - expected)).toBeLessThan(0.01);
    }
  });

  it('stay apart in a grid: as powers of two where there is room, side by side where there is none', () => {
    const grid = (hi: number, n: number) => samplers.log.grid({ lo: 1, hi, whole: true }, n);
    expect(grid(64, 7)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    expect(grid(10, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10]);
    expect(grid(5, 9)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('the sampler that suits a parameter', () => {
  const spec = { label: 'x', help: '' };

  it.each([
    ['learning rate', trainingParams.learningRate, 'log', { lo: 1e-6, hi: 10 }],
    ['batch size', trainingParams.batchSize, 'log', { lo: 1, hi: 1_000_000, whole: true }],
    ['units', dense.params['units']!, 'log', { lo: 1, hi: 65_536, whole: true }],
    ['β', momentum.params['beta']!, 'reverse-log', { lo: 0, hi: 0.9999 }],
    ['a number', float({ ...spec, min: -1, max: 1, default: 0 }), 'linear', { lo: -1, hi: 1 }],
    [
      'a penalty that may be off',
      float({ ...spec, min: 0, max: 100, default: 0, scale: 'log' }),
      'log',
      { lo: 1e-6, hi: 100 },
    ],
    ['a whole number', int({ ...spec, min: 0, max: 3, default: 0 }), 'integer', { lo: 0, hi: 3, whole: true }],
    ['a switch', bool({ ...spec, default: true }), 'choice', { values: [false, true] }],
    [
      'one of some',
      oneOf({
        ...spec,
        default: 'a',
        choices: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ],
      }),
      'choice',
      { values: ['a', 'b'] },
    ],
  ] as const)('%s', (_name, param, kind, range) => {
    expect(rangeOf(param)).toEqual(range);
    expect(samplerFor(param)).toBe(samplers[kind]);
  });

  it('is a choice of kinds where the parameter points at a concept', () => {
    const param = ref('optimizer', { ...spec, default: 'adam' });
    expect(samplerFor(param)).toBe(samplers.choice);
    expect(rangeOf(param)).toMatchObject({ values: expect.arrayContaining([{ kind: 'adam' }, { kind: 'momentum' }]) });
  });

  it('is a choice where numbers are named one by one', () => {
    expect(samplerFor(trainingParams.batchSize, { values: [32, 64] })).toBe(samplers.choice);
  });

  it('is linear where the range leaves the scale no room', () => {
    expect(samplerFor(trainingParams.learningRate, { lo: 0, hi: 1 })).toBe(samplers.linear);
    expect(samplerFor(momentum.params['beta']!, { lo: 0.5, hi: 1 })).toBe(samplers.linear);
  });

  it('does not exist for a table', () => {
    expect(samplerFor(list({ ...spec, default: [], columns: ['epoch', 'rate'] }))).toBeUndefined();
  });
});
