import { defineRegularizer } from './_regularizer';

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
});
