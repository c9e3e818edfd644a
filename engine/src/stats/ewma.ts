/**
 * One step of an exponentially weighted average: βV + (1−β)θ (T37). Every average of the engine is this one: here of
 * costs in a chart; those of gradients and batch statistics are formulas (`v = beta * v + rest * dw`).
 */
export const blend = (v: number, x: number, beta: number): number => beta * v + (1 - beta) * x;

/**
 * Exponentially weighted average V = βV + (1−β)θ with V₀ = 0 (T37).
 * Corrected values are V/(1−βᵗ), t from 1, which takes away the low start (T39).
 */
export const ewma = (values: ArrayLike<number>, beta: number, corrected: boolean): Float64Array => {
  const averages = new Float64Array(values.length);
  let v = 0;
  let power = 1;
  for (let i = 0; i < values.length; i++) {
    v = blend(v, values[i]!, beta);
    power *= beta;
    averages[i] = corrected ? v / (1 - power) : v;
  }
  return averages;
};

/** About how many values are averaged: 1/(1−β) (T38). */
export const ewmaWindow = (beta: number): number => 1 / (1 - beta);

/** Weight of the value `k` steps back, (1−β)βᵏ, for k = 0 … n−1 (T38). */
export const ewmaKernel = (beta: number, n: number): Float64Array => {
  const weights = new Float64Array(n);
  let weight = 1 - beta;
  for (let k = 0; k < n; k++, weight *= beta) weights[k] = weight;
  return weights;
};
