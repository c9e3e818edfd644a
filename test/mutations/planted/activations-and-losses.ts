import { into, type Mutation } from '../mutation';

const curves = ['engine/src/activations', 'test/contract/activations', 'test/golden/losses', 'test/golden/layers'];
const losses = ['test/contract/losses', 'test/golden/losses', 'test/golden/outputs', 'test/golden/references'];

export default [
  ...into('activations/leaky-relu.ts', curves, {
    name: 'leaky-slope-missing-in-backward',
    find: 'dz = z <= 0 ? slope * da : da',
    replace: 'dz = z <= 0 ? 0 : da',
    why: 'Below 0 the slope is s, not 0.',
  }),
  ...into('activations/tanh.ts', curves, {
    name: 'tanh-slope-not-squared',
    find: '1 - a * a',
    replace: '1 - a',
    why: 'The derivative of tanh is 1 − a².',
  }),
  ...into('activations/sigmoid.ts', curves, {
    name: 'sigmoid-slope-halved',
    find: 'da * a * (1 - a)',
    replace: 'da * a',
    why: 'The derivative of the sigmoid is a·(1 − a).',
  }),
  ...into('kernels/js/softmax.ts', curves, {
    name: 'softmax-without-max',
    find: 'const most = largest(z, from, cols);',
    replace: 'const most = 0;',
    why: 'e¹⁰⁰⁰ overflows (T65).',
  }),
  ...into(
    'kernels/js/softmax.ts',
    losses,
    {
      name: 'cross-entropy-without-max',
      find: 'round(largest(z, from, cols) - log(',
      replace: 'round(-log(',
      why: 'log Σ exp z is the largest z more than what the shares say.',
    },
    {
      name: 'cross-entropy-without-row-weights',
      find: 'block += weight ? weight[i]! * cost : cost;',
      replace: 'block += cost;',
      why: 'What a row counts in its gradient it counts in J (T68).',
    },
  ),
  ...into('losses/categorical-cross-entropy.ts', losses, {
    name: 'cross-entropy-not-averaged',
    find: 'weight, 1 / rows)',
    replace: 'weight, 1)',
    why: 'J is a mean over rows, and so is its gradient (T68).',
  }),
  ...into(
    'losses/binary-cross-entropy.ts',
    losses,
    {
      name: 'logistic-loss-of-one-class',
      find: 'loss = max(z, 0) - z * y + rest',
      replace: 'loss = max(z, 0) * y - z * y + rest',
      why: 'The class 0 has a loss too: −log(1 − ŷ).',
    },
    {
      name: 'logistic-loss-without-row-weights',
      find: 'sum(weight * loss)',
      replace: 'sum(loss)',
      why: 'What a row counts in its gradient it counts in J (T68).',
    },
    {
      name: 'small-logistic-loss-lost',
      find: 'u == 1 ? e : log(u) * e / (u - 1)',
      replace: 'log(u)',
      why: 'In float32 1 + e is 1 for a row that is nearly sure, and log 1 is 0.',
    },
  ),
  ...into(
    'losses/squared-error.ts',
    losses,
    {
      name: 'squared-error-halved',
      find: 'sum(d * d)',
      replace: 'sum(0.5 * d * d)',
      why: 'There is no ½ in front.',
    },
    {
      name: 'squared-error-without-row-weights',
      find: 'sum(weight * d * d)',
      replace: 'sum(d * d + 0 * weight)',
      why: 'What a row counts in its gradient it counts in J (T68).',
    },
    {
      name: 'squared-error-gradient-halved',
      find: 'weight, 2 / rows)',
      replace: 'weight, 1 / rows)',
      why: 'Without the ½ the gradient is 2(ŷ − y)/m.',
    },
  ),
  ...into('losses/_residual.ts', losses, {
    name: 'class-weights-not-in-gradient',
    find: 'scale * weight * (yHat - y)',
    replace: 'scale * (yHat - y)',
    why: 'What counts more in J must pull more (T68).',
  }),
  ...into('layers/_class-weights.ts', losses, {
    name: 'balanced-without-class-count',
    find: 'rows / (classCounts.length * count)',
    replace: 'rows / count',
    why: 'Balanced weights are m/(C·mᶜ): their mean over rows is 1 (T68).',
  }),
] satisfies readonly Mutation[];
