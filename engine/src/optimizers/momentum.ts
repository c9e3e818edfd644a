import { float } from '../params/param';
import { defineOptimizer } from './_optimizer';

/** V := β·V + (1 − β)·dW, W := W − α·V, V₀ = 0, no bias correction (T40). */
export default defineOptimizer({
  kind: 'momentum',
  title: 'Momentum',
  formula: 'V := \\beta V + (1 - \\beta)\\, dW, \\quad W := W - \\alpha V',
  help: 'Steps along an average of the last gradients, so that oscillations cancel. Keras and PyTorch leave out the (1 − β): their rate is α·(1 − β) of this one.',
  params: {
    beta: float({
      label: 'Momentum β',
      min: 0,
      max: 0.9999,
      default: 0.9,
      scale: 'reverse-log',
      help: 'Weight of the past: an average over about 1/(1 − β) steps.',
    }),
  },
  slots: ['v'],
  scalars: {},
  step: ({ w, dw, n, slots, learningRate, p }) => {
    const v = slots.v!;
    const beta = p.beta;
    const rest = 1 - beta;
    for (let i = 0; i < n; i++) {
      const vi = beta * v[i]! + rest * dw[i]!;
      v[i] = vi;
      w[i] = w[i]! - learningRate * vi;
    }
  },
});
