import { into, type Mutation } from '../mutation';

const optimizers = ['test/golden/optimizers', 'test/golden/references-training', 'test/contract/optimizers'];
const averages = ['test/golden/averages', 'engine/src/stats'];

export default [
  ...into(
    'optimizers/_adam-step.ts',
    optimizers,
    {
      name: 'adam-without-correction',
      find: 'const rate = (learningRate * root) / average;',
      replace: 'const rate = learningRate;',
      why: 'The averages start at 0, and the first steps are several times too large (T42).',
    },
    {
      name: 'adam-multiplies-by-correction',
      find: '(learningRate * root) / average',
      replace: 'learningRate * root * average',
      why: 'V is to be divided by 1 − β₁ᵗ, not multiplied.',
    },
    {
      name: 'adam-corrects-one-average',
      find: 'p.correct ? Math.sqrt(1 - scalars.beta2Power) : 1',
      replace: '1',
      why: 'S too must be corrected for its start at 0.',
    },
    {
      name: 'adam-epsilon-inside-root',
      find: '(sqrt(s) + epsilon)',
      replace: 'sqrt(s + epsilon)',
      why: 'ε stands beside the root: inside it a small gradient takes too small a step.',
    },
    {
      name: 'adam-epsilon-not-scaled',
      find: 'epsilon * root)',
      replace: 'epsilon)',
      why: 'With √(1 − β₂ᵗ) moved into the rate, ε stands beside a root that lacks it too.',
    },
    {
      name: 'adam-powers-stand-still',
      find: 'scalars.beta1Power = scalars.beta1Power! * beta1',
      replace: 'scalars.beta1Power = beta1',
      why: 'The correction must fade: 1 − β₁ᵗ, not 1 − β₁ for ever.',
    },
  ),
  ...into('optimizers/momentum.ts', optimizers, {
    name: 'momentum-without-1-minus-beta',
    find: 'v = beta * v + rest * dw',
    replace: 'v = beta * v + dw',
    why: 'The form of Keras and PyTorch: 1/(1 − β) times the step (T40).',
  }),
  ...into(
    'optimizers/nesterov.ts',
    optimizers,
    {
      name: 'nesterov-as-momentum',
      find: 'rate * (beta * v + rest * dw)',
      replace: 'rate * v',
      why: 'Without the look ahead it is plain momentum.',
    },
    {
      name: 'nesterov-corrected-as-momentum',
      find: '1 - scalars.betaPower * beta',
      replace: '1 - scalars.betaPower',
      why: 'The weights in the step, with its look ahead, add up to 1 − βᵗ⁺¹.',
    },
  ),
  ...into(
    'optimizers/rmsprop.ts',
    optimizers,
    {
      name: 'rmsprop-without-root',
      find: '(sqrt(s) + epsilon)',
      replace: '(s + epsilon)',
      why: 'dW is to be divided by √S (T41).',
    },
    {
      name: 'rmsprop-epsilon-inside-root',
      find: '(sqrt(s) + epsilon)',
      replace: 'sqrt(s + epsilon)',
      why: 'ε stands beside the root.',
    },
  ),
  ...into(
    'stats/ewma.ts',
    averages,
    {
      name: 'ewma-swapped',
      find: 'beta * v + (1 - beta) * x;',
      replace: '(1 - beta) * v + beta * x;',
      why: 'β is the weight of the past (T37).',
    },
    {
      name: 'kernel-from-1',
      find: 'let weight = 1 - beta;',
      replace: 'let weight = 1;',
      why: 'The weights (1 − β)βᵏ add up to 1 (T38).',
    },
    {
      name: 'ewma-correction-a-step-late',
      find: 'corrected ? v / (1 - power) : v',
      replace: 'corrected ? v / (1 - power / beta) : v',
      why: 'The correction of the t-th value is 1 − βᵗ, not 1 − βᵗ⁻¹ (T39).',
    },
  ),
] satisfies readonly Mutation[];
