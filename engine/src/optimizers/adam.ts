import { adamParams, adamState, adamStep } from './_adam-step';
import { defineOptimizer } from './_optimizer';

/** Momentum and RMSprop together, both averages corrected: W := W − α·V̂/(√Ŝ + ε) (Kingma and Ba 2015; T42). */
export default defineOptimizer({
  kind: 'adam',
  title: 'Adam',
  formula:
    'W := W - \\alpha \\frac{\\hat V}{\\sqrt{\\hat S} + \\varepsilon}, \\quad \\hat V = \\frac{V}{1 - \\beta_1^t}, \\; \\hat S = \\frac{S}{1 - \\beta_2^t}',
  help: 'Momentum and RMSprop together, both averages corrected for their start at 0. A good first choice.',
  params: adamParams,
  ...adamState,
  step: adamStep,
});
