/** Mean and σ (1/n) of the first n values, by two passes; NaN without values. */
export const moments = (values: ArrayLike<number>, n: number): { mean: number; deviation: number } => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) * (values[i]! - mean);
  return { mean, deviation: Math.sqrt(squares / n) };
};
