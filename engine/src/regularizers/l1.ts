import { defineRegularizer } from './_regularizer';

/**
 * λ/(2m)·Σ |w| with the notes' 2m; the sub-gradient is λ/(2m)·sign(w), 0 at 0 (T13).
 * Its proximal form moves each weight towards 0 by α·λ/(2m) and stops there (soft threshold), so zeros are exact.
 */
export default defineRegularizer({
  kind: 'l1',
  title: 'L1',
  formula: '\\frac{\\lambda}{2m} \\lVert W \\rVert_1',
  help: 'Pulls every weight towards 0 with the same force, so that those of no use end there. It shows which columns matter.',
  kinks: [0],
  penalty: (w, n, lambda, m) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.abs(w[i]!);
    return (lambda / (2 * m)) * sum;
  },
  addGradient: (w, dw, n, lambda, m) => {
    const force = lambda / (2 * m);
    for (let i = 0; i < n; i++) dw[i] = dw[i]! + force * Math.sign(w[i]!);
  },
  inGradient: {
    value: 'subgradient',
    label: 'sub-gradient',
    help: 'λ/(2m)·sign(W) goes through the optimizer; weights hover about 0 without reaching it.',
  },
  apart: {
    value: 'proximal',
    label: 'proximal',
    help: 'After each step every weight moves α·λ/(2m) towards 0 and stops there, so weights of no use become exactly 0.',
    inCost: true,
    when: 'after',
    step: (w, n, lambda, m, learningRate) => {
      const threshold = (learningRate * lambda) / (2 * m);
      for (let i = 0; i < n; i++) {
        const left = Math.abs(w[i]!) - threshold;
        w[i] = left > 0 ? Math.sign(w[i]!) * left : 0;
      }
    },
  },
});
