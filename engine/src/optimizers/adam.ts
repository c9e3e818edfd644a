import { float } from '../params/param';
import { defineOptimizer } from './_optimizer';

/**
 * V := β₁·V + (1 − β₁)·dW, S := β₂·S + (1 − β₂)·dW², both corrected by 1/(1 − βᵗ), W := W − α·V̂/(√Ŝ + ε) (T42).
 * βᵗ is kept as a running product, whose bits do not depend on Math.pow.
 */
export default defineOptimizer({
  kind: 'adam',
  title: 'Adam',
  formula:
    'W := W - \\alpha \\frac{\\hat V}{\\sqrt{\\hat S} + \\varepsilon}, \\quad \\hat V = \\frac{V}{1 - \\beta_1^t}, \\; \\hat S = \\frac{S}{1 - \\beta_2^t}',
  help: 'Momentum and RMSprop together, both averages corrected for their start at 0. A good first choice.',
  params: {
    beta1: float({
      label: 'Momentum β₁',
      min: 0,
      max: 0.9999,
      default: 0.9,
      scale: 'reverse-log',
      help: 'Weight of the past in the average of dW.',
    }),
    beta2: float({
      label: 'Average β₂',
      min: 0,
      max: 0.99999,
      default: 0.999,
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
  slots: ['v', 's'],
  scalars: { beta1Power: 1, beta2Power: 1 },
  step: ({ w, dw, n, slots, scalars, learningRate, p }) => {
    const v = slots.v!;
    const s = slots.s!;
    const { beta1, beta2, epsilon } = p;
    const rest1 = 1 - beta1;
    const rest2 = 1 - beta2;
    scalars.beta1Power = scalars.beta1Power! * beta1;
    scalars.beta2Power = scalars.beta2Power! * beta2;
    const correct1 = 1 / (1 - scalars.beta1Power);
    const correct2 = 1 / (1 - scalars.beta2Power);
    for (let i = 0; i < n; i++) {
      const g = dw[i]!;
      const vi = beta1 * v[i]! + rest1 * g;
      const si = beta2 * s[i]! + rest2 * g * g;
      v[i] = vi;
      s[i] = si;
      w[i] = w[i]! - (learningRate * vi * correct1) / (Math.sqrt(si * correct2) + epsilon);
    }
  },
});
