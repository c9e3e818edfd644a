/** The highest power of the series: its first term left out, (π/2)²²/22!, is below 2e-17. */
const degree = 20;

/** cos x for x in [0, π], within 1e-15: the bits of Math.cos differ between engines. */
export const cosine = (x: number): number => {
  if (x > Math.PI / 2) return -cosine(Math.PI - x);
  // 1 − x²/(1·2)·(1 − x²/(3·4)·(1 − …)), the Taylor series from the inside out.
  let sum = 1;
  for (let k = degree; k > 0; k -= 2) sum = 1 - (sum * x * x) / (k * (k - 1));
  return sum;
};
