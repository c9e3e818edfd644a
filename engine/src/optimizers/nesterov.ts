import { formula } from '../kernels/formula';
import { defineOptimizer } from './_optimizer';
import { correct, gradientAverage } from './_params';

const update = formula('w, dw, v; rate, beta, rest', 'v = beta * v + rest * dw; w = w - rate * (beta * v + rest * dw)');

/**
 * V := β·V + (1 − β)·dW, W := W − α·(β·V + (1 − β)·dW), V₀ = 0 (Nesterov 1983, with the gradient at W as Sutskever et al.
 * 2013 and the frameworks have it). The gradients' weights in the step add up to 1 − βᵗ⁺¹: that is what the correction divides by.
 */
export default defineOptimizer({
  kind: 'nesterov',
  title: 'Nesterov momentum',
  formula: 'V := \\beta V + (1 - \\beta)\\, dW, \\quad W := W - \\alpha (\\beta V + (1 - \\beta)\\, dW)',
  help: 'Momentum that looks one step ahead: the present gradient counts twice, so that it overshoots less. Keras and PyTorch leave out both (1 − β): their rate is α·(1 − β) of this one.',
  params: { beta: gradientAverage('Momentum β'), correct: correct({ default: false }) },
  slots: ['v'],
  scalars: { betaPower: 1 },
  formulas: { update },
  step: ({ k, w, dw, n, slots, scalars, learningRate, p: { beta, correct } }) => {
    scalars.betaPower = scalars.betaPower! * beta;
    const rate = correct ? learningRate / (1 - scalars.betaPower * beta) : learningRate;
    k.each(update, 1, n, w, dw, slots.v!, rate, beta, 1 - beta);
  },
});
