import { blend } from '../stats/ewma';
import { defineOptimizer } from './_optimizer';
import { correct, gradientAverage } from './_params';

/** V := β·V + (1 − β)·dW, W := W − α·V, V₀ = 0; V is divided by 1 − βᵗ only where that is switched on (T40). */
export default defineOptimizer({
  kind: 'momentum',
  title: 'Momentum',
  formula: 'V := \\beta V + (1 - \\beta)\\, dW, \\quad W := W - \\alpha V',
  help: 'Steps along an average of the last gradients, so that oscillations cancel. Keras and PyTorch leave out the (1 − β): their rate is α·(1 − β) of this one.',
  params: { beta: gradientAverage('Momentum β'), correct: correct({ default: false }) },
  slots: ['v'],
  scalars: { betaPower: 1 },
  step: ({ w, dw, n, slots, scalars, learningRate, p }) => {
    const v = slots.v!;
    const { beta } = p;
    scalars.betaPower = scalars.betaPower! * beta;
    const rate = p.correct ? learningRate / (1 - scalars.betaPower) : learningRate;
    for (let i = 0; i < n; i++) {
      const vi = blend(v[i]!, dw[i]!, beta);
      v[i] = vi;
      w[i] = w[i]! - rate * vi;
    }
  },
});
