/** Rows of numbers, a column an array; the columns are about standardised. */
type Columns = readonly Float64Array[];

const newtonSteps = 6;
const innerSteps = 15;
/** Share of the cost that a step has to take away for another one to follow. */
const worthwhile = 1e-4;
/** Half of it times ‖w‖² is added to the sum of the rows' costs, so that separable rows have a finite answer. */
const penalty = 1;

/** Xw: above 0 where the second class is the likelier one. */
export const scoresOf = (columns: Columns, weights: Float64Array, rows: number): Float64Array => {
  const scores = new Float64Array(rows);
  columns.forEach((column, j) => {
    const weight = weights[j]!;
    for (let i = 0; i < rows; i++) scores[i]! += weight * column[i]!;
  });
  return scores;
};

/** Xᵀu + λv. */
const backTo = (columns: Columns, u: Float64Array, v: Float64Array): Float64Array =>
  Float64Array.from(columns, (column, j) => {
    let sum = penalty * v[j]!;
    for (let i = 0; i < u.length; i++) sum += column[i]! * u[i]!;
    return sum;
  });

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** log(1 + eˢ) − t·s summed, with the penalty. */
const costOf = (scores: Float64Array, isSecond: Uint8Array, weights: Float64Array): number => {
  let cost = 0.5 * penalty * dot(weights, weights);
  for (let i = 0; i < scores.length; i++) {
    const s = scores[i]!;
    cost += Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s))) - isSecond[i]! * s;
  }
  return cost;
};

/** Solves (XᵀDX + λ)·step = −gradient by conjugate gradients, as far as some steps go. */
const newtonStep = (columns: Columns, curvature: Float64Array, gradient: Float64Array): Float64Array => {
  const step = new Float64Array(gradient.length);
  let rest = gradient.map((g) => -g);
  let direction = rest.slice();
  let size = dot(rest, rest);
  const enough = 1e-6 * size;
  for (let k = 0; k < innerSteps && size > enough; k++) {
    const along = scoresOf(columns, direction, curvature.length);
    for (let i = 0; i < along.length; i++) along[i]! *= curvature[i]!;
    const bent = backTo(columns, along, direction);
    const length = size / dot(direction, bent);
    for (let j = 0; j < step.length; j++) step[j]! += length * direction[j]!;
    rest = rest.map((r, j) => r - length * bent[j]!);
    const next = dot(rest, rest);
    const kept = next / size;
    direction = rest.map((r, j) => r + kept * direction[j]!);
    size = next;
  }
  return step;
};

/**
 * Weights of a logistic regression with an L2 penalty, by Newton's steps, each solved by conjugate gradients: no matrix of
 * columns by columns is made. A constant belongs among the columns. The same rows give the same weights.
 */
export const logistic = (columns: Columns, isSecond: Uint8Array): Float64Array => {
  const rows = isSecond.length;
  let weights: Float64Array = new Float64Array(columns.length);
  let scores: Float64Array = new Float64Array(rows);
  let cost = costOf(scores, isSecond, weights);
  for (let k = 0; k < newtonSteps; k++) {
    const chance = scores.map((s) => 1 / (1 + Math.exp(-s)));
    const gradient = backTo(
      columns,
      chance.map((p, i) => p - isSecond[i]!),
      weights,
    );
    const step = newtonStep(
      columns,
      chance.map((p) => p * (1 - p)),
      gradient,
    );
    const before = cost;
    // A step too far is halved until the cost falls.
    for (let share = 1; share > 1e-3 && cost >= before; share /= 2) {
      const tried = weights.map((w, j) => w + share * step[j]!);
      const triedScores = scoresOf(columns, tried, rows);
      const triedCost = costOf(triedScores, isSecond, tried);
      if (triedCost < before) [weights, scores, cost] = [tried, triedScores, triedCost];
    }
    if (before - cost <= worthwhile * before) break;
  }
  return weights;
};
