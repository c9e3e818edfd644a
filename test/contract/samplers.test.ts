import { describe, expect, it } from 'vitest';
import type { ParamValue } from '../../engine/src/params/param';
import { stream } from '../../engine/src/random/stream';
import { samplers } from '../../engine/src/samplers/_registry';
import type { AnySampler, Interval, SearchRange } from '../../engine/src/samplers/_sampler';

const draws = (sampler: AnySampler, range: SearchRange, n: number, seed = 1): ParamValue[] => {
  const random = stream(seed, 'search test');
  return Array.from({ length: n }, () => sampler.draw(random, range));
};

const isIn = (range: SearchRange, value: ParamValue): boolean => {
  if ('values' in range) return range.values.includes(value);
  return (
    typeof value === 'number' && value >= range.lo && value <= range.hi && (!range.whole || Number.isInteger(value))
  );
};

/** How many values a range has. */
const sizeOf = (range: SearchRange): number => {
  if ('values' in range) return range.values.length;
  if (range.whole) return Math.floor(range.hi) - Math.ceil(range.lo) + 1;
  return range.lo === range.hi ? 1 : Infinity;
};

const endsOf = (range: SearchRange): [ParamValue, ParamValue] => {
  if ('values' in range) return [range.values[0]!, range.values.at(-1)!];
  return range.whole ? [Math.ceil(range.lo), Math.floor(range.hi)] : [range.lo, range.hi];
};

const all = Object.entries(samplers as Readonly<Record<string, AnySampler>>);
const cases = all.flatMap(([kind, sampler]) => sampler.samples.map((range) => ({ kind, sampler, range })));

describe.each(all)('%s', (_, sampler) => {
  it('fits no range that is empty, upside down, or of the other sort', () => {
    const strange: SearchRange[] = [
      { values: [] },
      { lo: 0.6, hi: 0.4 },
      { lo: NaN, hi: 0.5 },
      { lo: 0.5, hi: Infinity },
      { lo: 3.2, hi: 3.8, whole: true },
      'values' in sampler.samples[0]! ? { lo: 0.1, hi: 0.5 } : { values: [0.1, 0.5] },
    ];
    for (const range of strange) expect(sampler.fits(range), JSON.stringify(range)).toBe(false);
  });

  it('does not depend on what else is drawn from another stream', () => {
    const range = sampler.samples[0]!;
    expect(draws(sampler, range, 20, 1)).toEqual(draws(sampler, range, 20, 1));
    expect(draws(sampler, range, 20, 1)).not.toEqual(draws(sampler, range, 20, 2));
  });
});

describe.each(cases)('$kind on $range', ({ sampler, range }) => {
  it('fits, and draws nothing outside of it', () => {
    expect(sampler.fits(range)).toBe(true);
    expect(draws(sampler, range, 2000).filter((value) => !isIn(range, value))).toEqual([]);
  });

  it('has grids of as many different values as were asked for, or as there are', () => {
    for (const n of [1, 2, 3, 5, 9, 40]) {
      const grid = sampler.grid(range, n);
      expect(grid.filter((value) => !isIn(range, value))).toEqual([]);
      expect(grid).toHaveLength(Math.min(n, sizeOf(range)));
      expect(new Set(grid).size).toBe(grid.length);
      if (n > 1) expect([grid[0], grid.at(-1)]).toEqual(endsOf(range));
      if (typeof grid[0] === 'number') expect(grid).toEqual([...grid].sort((a, b) => Number(a) - Number(b)));
    }
  });
});

const wide = cases.filter(({ range }) => sizeOf(range) === Infinity);

it.each(wide)('$kind on $range draws evenly between the values of its grid', ({ sampler, range }) => {
  const grid = sampler.grid(range, 5) as number[];
  const values = draws(sampler, range as Interval, 10_000) as number[];
  for (let i = 0; i < 4; i++) {
    const share = values.filter((value) => value >= grid[i]! && value < grid[i + 1]!).length / values.length;
    // The standard deviation of a share of ¼ of 10⁴ is 0.0043; five of them.
    expect(Math.abs(share - 0.25)).toBeLessThan(0.022);
  }
});

const few = cases.filter(({ range }) => sizeOf(range) < 10);

it.each(few)('$kind on $range comes to every value of it', ({ sampler, range }) => {
  expect(new Set(draws(sampler, range, 2000)).size).toBe(sizeOf(range));
});
