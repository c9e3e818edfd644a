import { formula } from '../kernels/formula';
import { defineRegularizer } from './_regularizer';

const size = formula('w', 'sum(abs(w))');
/** What is neither above nor below 0 is 0, which has no slope, or NaN, which must show. */
const slope = formula('w, dw; force', 'dw = dw + (w > 0 ? force : w < 0 ? -force : w)');
/** Soft threshold: all of a weight up to `most` is taken away. */
const shorten = formula('w; most', 'w = w - max(min(w, most), -most)');

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
  formulas: { size, slope, shorten },
  penalty: (k, w, n, lambda, m) => (lambda / (2 * m)) * k.each(size, 1, n, w),
  addGradient: (k, w, dw, n, lambda, m) => k.each(slope, 1, n, w, dw, lambda / (2 * m)),
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
    step: (k, w, n, lambda, m, learningRate) => k.each(shorten, 1, n, w, (learningRate * lambda) / (2 * m)),
  },
});
