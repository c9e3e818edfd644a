import { defineRegularizer } from './_regularizer';

/** 1 − αλ/m, by which weight decay multiplies every weight: α = 0.1, λ = 0.7, m = 100 gives 0.9993 (T12). */
export const decayFactor = (learningRate: number, lambda: number, m: number): number => 1 - (learningRate * lambda) / m;

/** λ/(2m)·Σ w², gradient λ/m·w (T10, T11): w = [3, 4], λ = 0.7, m = 100 gives 0.0875. */
export default defineRegularizer({
  kind: 'l2',
  title: 'L2',
  formula: '\\frac{\\lambda}{2m} \\lVert W \\rVert_F^2',
  help: 'Prefers small weights: a smoother function that follows the train rows less closely.',
  penalty: (w, n, lambda, m) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += w[i]! * w[i]!;
    return (lambda / (2 * m)) * sum;
  },
  addGradient: (w, dw, n, lambda, m) => {
    const scale = lambda / m;
    for (let i = 0; i < n; i++) dw[i] = dw[i]! + scale * w[i]!;
  },
  inGradient: {
    value: 'cost',
    label: 'in the cost',
    help: 'The penalty is part of J, and its gradient λ/m·W goes through the optimizer.',
  },
  apart: {
    value: 'decay',
    label: 'decoupled',
    help: 'Each step first multiplies W by 1 − αλ/m, beside the optimizer. With plain gradient descent that is the same; with Adam it is not.',
    inCost: false,
    when: 'before',
    step: (w, n, lambda, m, learningRate) => {
      const factor = decayFactor(learningRate, lambda, m);
      for (let i = 0; i < n; i++) w[i] = w[i]! * factor;
    },
  },
});
