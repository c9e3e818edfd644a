/** Difference quotients of a function of one number, in float64, and how their error shrinks with ε (T30). */

type Fn = (theta: number) => number;

/** (f(θ + ε) − f(θ)) / ε: its error is about |f″|/2·ε. */
export const oneSided = (f: Fn, theta: number, epsilon: number): number => {
  // What was really added, after rounding to the nearest float64.
  const right = theta + epsilon;
  return (f(right) - f(theta)) / (right - theta);
};

/** (f(θ + ε) − f(θ − ε)) / 2ε: its error is about |f‴|/6·ε². */
export const twoSided = (f: Fn, theta: number, epsilon: number): number => {
  const right = theta + epsilon;
  const left = theta - epsilon;
  return (f(right) - f(left)) / (right - left);
};

/** Slope of log y against log x by least squares; points that have no logarithm are left out, NaN with fewer than two. */
export const logLogSlope = (x: ArrayLike<number>, y: ArrayLike<number>): number => {
  const points = Array.from(x, (value, i) => [Math.log(value), Math.log(y[i]!)] as const).filter(
    ([u, v]) => Number.isFinite(u) && Number.isFinite(v),
  );
  const meanOf = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [meanU, meanV] = [meanOf(0), meanOf(1)];
  let products = 0;
  let squares = 0;
  for (const [u, v] of points) {
    products += (u - meanU) * (v - meanV);
    squares += (u - meanU) * (u - meanU);
  }
  return products / squares;
};

/** |quotient − f′(θ)| at each ε, and the power of ε that it falls by. */
export interface DifferenceErrors {
  errors: readonly number[];
  /** About 1 for one-sided quotients, 2 for two-sided ones, while ε is not so small that rounding takes over. */
  slope: number;
}

/** Errors of both quotients at each of some ε, against the known derivative f′(θ). */
export const differenceErrors = (
  f: Fn,
  derivative: number,
  theta: number,
  epsilons: readonly number[],
): { oneSided: DifferenceErrors; twoSided: DifferenceErrors } => {
  const errorsOf = (quotient: typeof oneSided): DifferenceErrors => {
    const errors = epsilons.map((epsilon) => Math.abs(quotient(f, theta, epsilon) - derivative));
    return { errors, slope: logLogSlope(epsilons, errors) };
  };
  return { oneSided: errorsOf(oneSided), twoSided: errorsOf(twoSided) };
};
