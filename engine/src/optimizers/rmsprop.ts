import { float } from '../params/param';
import { defineOptimizer } from './_optimizer';

/** S := β₂·S + (1 − β₂)·dW², W := W − α·dW/(√S + ε), S₀ = 0 (T41). */
export default defineOptimizer({
  kind: 'rmsprop',
  title: 'RMSprop',
  formula: 'S := \\beta_2 S + (1 - \\beta_2)\\, dW^2, \\quad W := W - \\alpha \\frac{dW}{\\sqrt{S} + \\varepsilon}',
  help: 'Divides each step by the recent size of that weight’s gradient, so that steep directions do not limit α.',
  params: {
    beta2: float({
      label: 'Average β₂',
      min: 0,
      max: 0.99999,
      default: 0.9,
      scale: 'reverse-log',
      help: 'Weight of the past in the average of dW².',
    }),
    epsilon: float({
      label: 'ε, for safety',
      min: 1e-12,
      max: 1e-2,
      default: 1e-8,
      scale: 'log',
      help: 'Keeps the division finite where the gradient is 0.',
    }),
  },
  slots: ['s'],
  scalars: {},
  step: ({ w, dw, n, slots, learningRate, p }) => {
    const s = slots.s!;
    const { beta2, epsilon } = p;
    const rest = 1 - beta2;
    for (let i = 0; i < n; i++) {
      const g = dw[i]!;
      const si = beta2 * s[i]! + rest * g * g;
      s[i] = si;
      w[i] = w[i]! - (learningRate * g) / (Math.sqrt(si) + epsilon);
    }
  },
});
