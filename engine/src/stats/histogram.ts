/** Counts in equal bins from `low` to `high`; values that are not finite are left out. */
export interface Histogram {
  counts: number[];
  low: number;
  high: number;
}

/** The range of the first n finite values; [0, 0] when there are none. */
const rangeOf = (values: ArrayLike<number>, n: number): readonly [number, number] => {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
};

/** Histogram of the first n values. The last bin includes `high`; when all values are equal they stand in the first bin. */
export const histogram = (values: ArrayLike<number>, n: number, bins: number): Histogram => {
  const [low, high] = rangeOf(values, n);
  const counts = new Array<number>(bins).fill(0);
  const span = high - low;
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    if (Number.isFinite(value)) counts[Math.min(bins - 1, Math.floor(((value - low) / span) * bins) || 0)]!++;
  }
  return { counts, low, high };
};
