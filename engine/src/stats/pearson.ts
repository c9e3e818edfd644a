/** Fewer pairs than this lie on a line whatever they are. */
const fewestPairs = 3;

/** Mean and largest distance from it of the values at the pairs; NaN where they are all the same. */
const spreadOf = (values: Float64Array, other: Float64Array): { mean: number; reach: number } => {
  let count = 0;
  let mean = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value) || !Number.isFinite(other[i]!)) continue;
    // A running mean stays within the range of the values; their sum could overflow.
    count++;
    mean += (value - mean) / count;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const reach = Math.max(high - mean, mean - low);
  return count < fewestPairs || low === high ? { mean: NaN, reach: NaN } : { mean, reach };
};

/**
 * Pearson's r of two columns over the rows in which both are finite: Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)² Σ(y−ȳ)²), with differences
 * brought to at most 1 first, so that no square overflows. NaN when a column is constant or the pairs are fewer than three.
 */
export const pearson = (x: Float64Array, y: Float64Array): number => {
  const a = spreadOf(x, y);
  const b = spreadOf(y, x);
  if (Number.isNaN(a.mean) || Number.isNaN(b.mean)) return NaN;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) continue;
    const dx = (x[i]! - a.mean) / a.reach;
    const dy = (y[i]! - b.mean) / b.reach;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
};
