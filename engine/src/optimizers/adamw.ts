import { float } from '../params/param';
import { adamParams, adamState, adamStep } from './_adam-step';
import { defineOptimizer } from './_optimizer';

/** W := (1 − α·decay)·W for weights only, then Adam's step on the gradient without a penalty (Loshchilov and Hutter 2019). */
export default defineOptimizer({
  kind: 'adamw',
  title: 'AdamW',
  formula: 'W := (1 - \\alpha \\cdot \\mathrm{decay})\\, W - \\alpha \\frac{\\hat V}{\\sqrt{\\hat S} + \\varepsilon}',
  help: 'Adam with a weight decay of its own: all weights shrink by the same share at each step, where an L2 penalty in J would be divided by √Ŝ. PyTorch and Keras also shrink b, γ and β unless told not to.',
  params: {
    weightDecay: float({
      label: 'Weight decay',
      min: 0,
      max: 10,
      default: 0.01,
      scale: 'log',
      zero: 'off',
      help: 'Each step multiplies W by 1 − α times this. It is no part of J.',
    }),
    ...adamParams,
  },
  ...adamState,
  step: adamStep,
  decay: (p) => p.weightDecay,
});
