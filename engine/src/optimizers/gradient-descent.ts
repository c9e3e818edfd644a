import { defineOptimizer } from './_optimizer';

/** W := W − α·dW */
export default defineOptimizer({
  kind: 'gradient-descent',
  title: 'Gradient descent',
  formula: 'W := W - \\alpha\\, dW',
  help: 'One step of length α against the gradient. The plainest optimizer: everything else is measured against it.',
  params: {},
  slots: [],
  scalars: {},
  step: ({ w, dw, n, learningRate }) => {
    for (let i = 0; i < n; i++) w[i] = w[i]! - learningRate * dw[i]!;
  },
});
