import { formula } from '../kernels/formula';
import { defineOptimizer } from './_optimizer';

const update = formula('w, dw; rate', 'w = w - rate * dw');

/** W := W − α·dW */
export default defineOptimizer({
  kind: 'gradient-descent',
  title: 'Gradient descent',
  formula: 'W := W - \\alpha\\, dW',
  help: 'One step of length α against the gradient. The plainest optimizer: everything else is measured against it.',
  params: {},
  slots: [],
  scalars: {},
  formulas: { update },
  step: ({ k, w, dw, n, learningRate }) => k.each(update, 1, n, w, dw, learningRate),
});
