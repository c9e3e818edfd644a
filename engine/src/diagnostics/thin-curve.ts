/** A stretch of a curve between two kept points, with the point of it that lies farthest from their chord. */
interface Stretch {
  from: number;
  to: number;
  at: number;
  distance: number;
}

const stretchOf = (x: ArrayLike<number>, y: ArrayLike<number>, from: number, to: number): Stretch => {
  const dx = x[to]! - x[from]!;
  const dy = y[to]! - y[from]!;
  let at = from;
  let widest = 0;
  for (let i = from + 1; i < to; i++) {
    const cross = Math.abs(dx * (y[i]! - y[from]!) - dy * (x[i]! - x[from]!));
    if (cross > widest) {
      widest = cross;
      at = i;
    }
  }
  return { from, to, at, distance: widest === 0 ? 0 : widest / Math.sqrt(dx * dx + dy * dy) };
};

/**
 * Indices of at most `most` points (two or more) that draw nearly the same curve, in order: both ends, then again and again the
 * point farthest from what is drawn so far (Douglas & Peucker 1973), so that corners stay and straight stretches go.
 */
export const thinCurve = (x: ArrayLike<number>, y: ArrayLike<number>, most: number): number[] => {
  if (x.length <= most) return Array.from(x, (_, i) => i);
  const kept = [0, x.length - 1];
  const stretches = [stretchOf(x, y, 0, x.length - 1)];
  while (kept.length < most) {
    const worst = stretches.reduce((a, b) => (b.distance > a.distance ? b : a));
    if (worst.distance === 0) break;
    const { from, at, to } = worst;
    kept.push(at);
    stretches.splice(stretches.indexOf(worst), 1, stretchOf(x, y, from, at), stretchOf(x, y, at, to));
  }
  return kept.sort((a, b) => a - b);
};
