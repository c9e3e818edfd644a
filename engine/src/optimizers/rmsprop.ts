import { blendSquare } from '../stats/ewma';
import { defineOptimizer } from './_optimizer';
import { correct, epsilon, squareAverage } from './_params';

/** S := β₂·S + (1 − β₂)·dW², W := W − α·dW/(√S + ε), S₀ = 0; S is divided by 1 − β₂ᵗ only where that is switched on (T41). */
export default defineOptimizer({
  kind: 'rmsprop',
  title: 'RMSprop',
  formula: 'S := \\beta_2 S + (1 - \\beta_2)\\, dW^2, \\quad W := W - \\alpha \\frac{dW}{\\sqrt{S} + \\varepsilon}',
  help: 'Divides each step by the recent size of that weight’s gradient, so that steep directions do not limit α.',
  params: { beta2: squareAverage({ default: 0.9 }), epsilon, correct: correct({ default: false }) },
  slots: ['s'],
  scalars: { beta2Power: 1 },
  step: ({ w, dw, n, slots, scalars, learningRate, p }) => {
    const s = slots.s!;
    const { beta2, epsilon } = p;
    scalars.beta2Power = scalars.beta2Power! * beta2;
    const correction = p.correct ? 1 / (1 - scalars.beta2Power) : 1;
    for (let i = 0; i < n; i++) {
      const g = dw[i]!;
      const si = blendSquare(s[i]!, g, beta2);
      s[i] = si;
      w[i] = w[i]! - (learningRate * g) / (Math.sqrt(si * correction) + epsilon);
    }
  },
});
