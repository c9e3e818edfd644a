import { formula } from '../kernels/formula';
import { defineOptimizer } from './_optimizer';
import { correct, epsilon, squareAverage } from './_params';

const update = formula(
  'w, dw, s; rate, beta2, rest2, epsilon',
  's = beta2 * s + rest2 * dw * dw; w = w - rate * dw / (sqrt(s) + epsilon)',
);

/** S := β₂·S + (1 − β₂)·dW², W := W − α·dW/(√S + ε), S₀ = 0; S is divided by 1 − β₂ᵗ only where that is switched on (T41). */
export default defineOptimizer({
  kind: 'rmsprop',
  title: 'RMSprop',
  formula: 'S := \\beta_2 S + (1 - \\beta_2)\\, dW^2, \\quad W := W - \\alpha \\frac{dW}{\\sqrt{S} + \\varepsilon}',
  help: 'Divides each step by the recent size of that weight’s gradient, so that steep directions do not limit α.',
  params: { beta2: squareAverage({ default: 0.9 }), epsilon, correct: correct({ default: false }) },
  slots: ['s'],
  scalars: { beta2Power: 1 },
  formulas: { update },
  // With c = √(1 − β₂ᵗ), α·dW/(√S/c + ε) is α·c·dW/(√S + ε·c): so the correction costs nothing for each weight.
  step: ({ k, w, dw, n, slots, scalars, learningRate, p: { beta2, epsilon, correct } }) => {
    scalars.beta2Power = scalars.beta2Power! * beta2;
    const root = correct ? Math.sqrt(1 - scalars.beta2Power) : 1;
    k.each(update, 1, n, w, dw, slots.s!, learningRate * root, beta2, 1 - beta2, epsilon * root);
  },
});
