/** The value a share `q` of the sorted values lies below, interpolated in a straight line between neighbours. */
export const quantile = (sorted: Float64Array, q: number): number => {
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const share = place - below;
  // Not low + (high − low)·share, whose difference may overflow.
  return share === 0 || low === high ? low : low * (1 - share) + high * share;
};
