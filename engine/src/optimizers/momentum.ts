import { formula } from '../kernels/formula';
import { defineOptimizer } from './_optimizer';
import { correct, gradientAverage } from './_params';

const update = formula('w, dw, v; rate, beta, rest', 'v = beta * v + rest * dw; w = w - rate * v');

/** V := β·V + (1 − β)·dW, W := W − α·V, V₀ = 0; V is divided by 1 − βᵗ only where that is switched on (T40). */
export default defineOptimizer({
  kind: 'momentum',
  title: 'Momentum',
  formula: 'V := \\beta V + (1 - \\beta)\\, dW, \\quad W := W - \\alpha V',
  help: 'Steps along an average of the last gradients, so that oscillations cancel. Keras and PyTorch leave out the (1 − β): their rate is α·(1 − β) of this one.',
  params: { beta: gradientAverage('Momentum β'), correct: correct({ default: false }) },
  slots: ['v'],
  scalars: { betaPower: 1 },
  formulas: { update },
  step: ({ k, w, dw, n, slots, scalars, learningRate, p: { beta, correct } }) => {
    scalars.betaPower = scalars.betaPower! * beta;
    const rate = correct ? learningRate / (1 - scalars.betaPower) : learningRate;
    k.each(update, 1, n, w, dw, slots.v!, rate, beta, 1 - beta);
  },
});
