/** A line ready to draw: as many points as the pixels can show. */
export interface Reduced {
  x: Float64Array;
  y: Float64Array;
}

/**
 * Keeps the lowest and the highest value of each of `buckets` equal stretches of x, in their order, so that no spike
 * is lost; the last point stays too. A value that is not finite becomes one gap. `x` must not fall.
 */
export const reduceMinMax = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  from: number,
  to: number,
  buckets: number,
): Reduced => {
  const keep: number[] = [];
  const few = x.length <= 2 * buckets;
  const perUnit = buckets / (to - from || 1);
  let bucket = Number.NaN;
  let low = -1;
  let high = -1;
  const flush = (): void => {
    if (low >= 0) keep.push(Math.min(low, high));
    if (low !== high) keep.push(Math.max(low, high));
    low = high = -1;
  };
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(y[i])) {
      flush();
      const last = keep.at(-1);
      if (last === undefined || Number.isFinite(y[last])) keep.push(i);
      continue;
    }
    const at = few ? i : Math.floor((x[i]! - from) * perUnit);
    if (at !== bucket) {
      flush();
      bucket = at;
    }
    if (low < 0) low = high = i;
    else if (y[i]! < y[low]!) low = i;
    else if (y[i]! > y[high]!) high = i;
  }
  flush();
  const end = x.length - 1;
  if (end >= 0 && keep.at(-1) !== end && Number.isFinite(y[end])) keep.push(end);
  return {
    x: Float64Array.from(keep, (i) => x[i]!),
    y: Float64Array.from(keep, (i) => (Number.isFinite(y[i]) ? y[i]! : Number.NaN)),
  };
};
