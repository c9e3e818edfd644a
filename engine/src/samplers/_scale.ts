import type { Stream } from '../random/stream';
import type { Interval, SearchRange } from './_sampler';

/** A rising function of a value, and its inverse: evenly on a scale is evenly in `place`. */
export interface Scale {
  place: (value: number) => number;
  value: (place: number) => number;
}

export const evenly: Scale = { place: (value) => value, value: (place) => place };

/** The ends as values can take them: the whole numbers inside, where they must be whole. */
const endsOf = ({ lo, hi, whole }: Interval): Interval =>
  whole ? { lo: Math.ceil(lo), hi: Math.floor(hi), whole } : { lo, hi };

export const fitsScale = ({ place }: Scale, range: SearchRange): boolean => {
  if ('values' in range) return false;
  const { lo, hi } = endsOf(range);
  return lo <= hi && Number.isFinite(place(lo)) && Number.isFinite(place(hi));
};

/** The value at a share, 0 to 1, of the way from `lo` to `hi`, never outside them whatever the rounding. */
const valueAt = ({ place, value }: Scale, { lo, hi }: Interval, share: number): number => {
  if (share === 0) return lo;
  if (share === 1) return hi;
  const start = place(lo);
  return Math.min(hi, Math.max(lo, value(start + share * (place(hi) - start))));
};

/** A whole number k stands for all of [k − ½, k + ½), so that the ends get their full share. */
export const drawAlong = (scale: Scale, random: Stream, range: Interval): number => {
  const { lo, hi, whole } = endsOf(range);
  if (!whole) return valueAt(scale, { lo, hi }, random.uniform());
  const value = Math.round(valueAt(scale, { lo: lo - 0.5, hi: hi + 0.5 }, random.uniform()));
  return Math.min(hi, Math.max(lo, value));
};

export const gridAlong = (scale: Scale, range: Interval, n: number): readonly number[] => {
  const ends = endsOf(range);
  const count = ends.whole ? Math.min(n, ends.hi - ends.lo + 1) : n;
  const values = Array.from({ length: count }, (_, i) => valueAt(scale, ends, count === 1 ? 0.5 : i / (count - 1)));
  return ends.whole ? apart(values, ends) : [...new Set(values)];
};

/** Rounds rising values to whole numbers that differ: each above the one before, with room for those to come. */
const apart = (values: readonly number[], { lo, hi }: Interval): readonly number[] => {
  let last = lo - 1;
  return values.map((value, i) => {
    const highest = hi - (values.length - 1 - i);
    last = Math.min(highest, Math.max(last + 1, Math.round(value)));
    return last;
  });
};
