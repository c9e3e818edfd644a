import { formula } from '../kernels/formula';
import { shrink } from '../kernels/formulas';
import { defineRegularizer } from './_regularizer';

const slope = formula('w, dw; factor', 'dw = dw + factor * w');

/** λ/(2m)·Σ w², gradient λ/m·w (T10, T11): w = [3, 4], λ = 0.7, m = 100 gives 0.0875. */
export default defineRegularizer({
  kind: 'l2',
  title: 'L2',
  formula: '\\frac{\\lambda}{2m} \\lVert W \\rVert_F^2',
  help: 'Prefers small weights: a smoother function that follows the train rows less closely.',
  formulas: { slope },
  penalty: (k, w, n, lambda, m) => (lambda / (2 * m)) * k.sumOfSquares(w, n),
  addGradient: (k, w, dw, n, lambda, m) => k.each(slope, 1, n, w, dw, lambda / m),
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
    // W·(1 − αλ/m): α = 0.1, λ = 0.7, m = 100 leaves 0.9993 of it (T12).
    step: (k, w, n, lambda, m, learningRate) => k.each(shrink, 1, n, w, (learningRate * lambda) / m),
  },
});
