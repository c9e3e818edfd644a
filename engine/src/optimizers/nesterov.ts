import { blend } from '../stats/ewma';
import { defineOptimizer } from './_optimizer';
import { correct, gradientAverage } from './_params';

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
  step: ({ w, dw, n, slots, scalars, learningRate, p }) => {
    const v = slots.v!;
    const { beta } = p;
    scalars.betaPower = scalars.betaPower! * beta;
    const rate = p.correct ? learningRate / (1 - scalars.betaPower * beta) : learningRate;
    for (let i = 0; i < n; i++) {
      const g = dw[i]!;
      const vi = blend(v[i]!, g, beta);
      v[i] = vi;
      w[i] = w[i]! - rate * blend(vi, g, beta);
    }
  },
});
