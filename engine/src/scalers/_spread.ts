/** Spreads below this are rounding; dividing by them could overflow. */
const least = 1e-280;

/** What to divide a column by: 1 where all its values are the same. */
export const divisorOf = (spread: number): number => (spread < least ? 1 : spread);
