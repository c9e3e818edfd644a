interface Moments {
  mean: number;
  deviation: number;
}

const twoPasses = (values: ArrayLike<number>, n: number): Moments => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) * (values[i]! - mean);
  return { mean, deviation: Math.sqrt(squares / n) };
};

const largestOf = (values: ArrayLike<number>, n: number): number => {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
};

/** Mean and σ (1/n) of the first n values, by two passes; NaN without values. Squares that overflow (1e308) are taken of shares. */
export const moments = (values: ArrayLike<number>, n: number): Moments => {
  const plain = twoPasses(values, n);
  if (plain.deviation !== Infinity) return plain;
  const largest = largestOf(values, n);
  if (largest === Infinity) return plain;
  const { mean, deviation } = twoPasses(
    Float64Array.from({ length: n }, (_, i) => values[i]! / largest),
    n,
  );
  return { mean: mean * largest, deviation: deviation * largest };
};
