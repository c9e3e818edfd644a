import { into, type Mutation } from '../mutation';

const optimizers = ['test/golden/optimizers', 'test/golden/references-training', 'test/contract/optimizers'];
const averages = ['test/golden/averages', 'engine/src/stats'];

export default [
  ...into(
    'optimizers/_adam-step.ts',
    optimizers,
    {
      name: 'adam-without-correction',
      find: '(learningRate * vi * correct1) / (Math.sqrt(si * correct2) + epsilon)',
      replace: '(learningRate * vi) / (Math.sqrt(si) + epsilon)',
      why: 'The averages start at 0, and the first steps are several times too large (T42).',
    },
    {
      name: 'adam-multiplies-by-correction',
      find: 'p.correct ? 1 / (1 - scalars.beta1Power) : 1',
      replace: 'p.correct ? 1 - scalars.beta1Power : 1',
      why: 'V is to be divided by 1 − β₁ᵗ, not multiplied.',
    },
    {
      name: 'adam-corrects-one-average',
      find: 'Math.sqrt(si * correct2)',
      replace: 'Math.sqrt(si)',
      why: 'S too must be corrected for its start at 0.',
    },
    {
      name: 'adam-epsilon-inside-root',
      find: 'Math.sqrt(si * correct2) + epsilon',
      replace: 'Math.sqrt(si * correct2 + epsilon)',
      why: 'ε stands beside the root: inside it a small gradient takes too small a step.',
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
    find: 'blend(v[i]!, dw[i]!, beta)',
    replace: 'beta * v[i]! + dw[i]!',
    why: 'The form of Keras and PyTorch: 1/(1 − β) times the step (T40).',
  }),
  ...into('optimizers/nesterov.ts', optimizers, {
    name: 'nesterov-as-momentum',
    find: 'rate * blend(vi, g, beta)',
    replace: 'rate * vi',
    why: 'Without the look ahead it is plain momentum.',
  }),
  ...into(
    'optimizers/rmsprop.ts',
    optimizers,
    {
      name: 'rmsprop-without-root',
      find: 'Math.sqrt(si * correction) + epsilon',
      replace: 'si * correction + epsilon',
      why: 'dW is to be divided by √S (T41).',
    },
    {
      name: 'rmsprop-epsilon-inside-root',
      find: 'Math.sqrt(si * correction) + epsilon',
      replace: 'Math.sqrt(si * correction + epsilon)',
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
