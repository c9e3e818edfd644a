/** Spreads below this are rounding; dividing by them could overflow. */
const least = 1e-280;

/** What to divide a column by: 1 where all its values are the same, and never infinite: that could not be stored. */
export const divisorOf = (spread: number): number => (spread < least ? 1 : Math.min(spread, Number.MAX_VALUE));
