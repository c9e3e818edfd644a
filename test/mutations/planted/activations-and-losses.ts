import { into, type Mutation } from '../mutation';

const curves = ['engine/src/activations', 'test/contract/activations', 'test/golden/losses', 'test/golden/layers'];
const losses = ['test/contract/losses', 'test/golden/losses', 'test/golden/outputs', 'test/golden/references'];

export default [
  ...into('activations/leaky-relu.ts', curves, {
    name: 'leaky-slope-missing-in-backward',
    find: 'dz[i] = z[i]! <= 0 ? slope * da[i]! : da[i]!',
    replace: 'dz[i] = z[i]! <= 0 ? 0 : da[i]!',
    why: 'Below 0 the slope is s, not 0.',
  }),
  ...into('activations/tanh.ts', curves, {
    name: 'tanh-slope-not-squared',
    find: '1 - a[i]! * a[i]!',
    replace: '1 - a[i]!',
    why: 'The derivative of tanh is 1 − a².',
  }),
  ...into('activations/sigmoid.ts', curves, {
    name: 'sigmoid-slope-halved',
    find: 'da[i]! * a[i]! * (1 - a[i]!)',
    replace: 'da[i]! * a[i]!',
    why: 'The derivative of the sigmoid is a·(1 − a).',
  }),
  ...into('activations/softmax.ts', curves, {
    name: 'softmax-without-max',
    find: 'for (let p = start; p < end; p++) if (z[p]! > max) max = z[p]!;',
    replace: 'max = 0;',
    why: 'e¹⁰⁰⁰ overflows (T65).',
  }),
  ...into(
    'losses/categorical-cross-entropy.ts',
    losses,
    {
      name: 'cross-entropy-without-max',
      find: 'for (let j = 0; j < cols; j++) if (z[at + j]! > max) max = z[at + j]!;',
      replace: 'max = 0;',
      why: 'e¹⁰⁰⁰ overflows (T65).',
    },
    {
      name: 'cross-entropy-not-averaged',
      find: 'weight, 1 / rows)',
      replace: 'weight, 1)',
      why: 'J is a mean over rows, and so is its gradient (T68).',
    },
  ),
  ...into('losses/binary-cross-entropy.ts', losses, {
    name: 'logistic-loss-of-one-class',
    find: '(zi > 0 ? zi : 0) - zi * target[i]!',
    replace: '(zi > 0 ? zi : 0) * target[i]! - zi * target[i]!',
    why: 'The class 0 has a loss too: −log(1 − ŷ).',
  }),
  ...into(
    'losses/squared-error.ts',
    losses,
    {
      name: 'squared-error-halved',
      find: '(weight ? weight[Math.floor(i / cols)]! : 1) * d * d',
      replace: '(weight ? weight[Math.floor(i / cols)]! : 1) * 0.5 * d * d',
      why: 'There is no ½ in front.',
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
    find: 'const weighted = scale * weight[r]!',
    replace: 'const weighted = scale',
    why: 'What counts more in J must pull more (T68).',
  }),
  ...into('layers/_class-weights.ts', losses, {
    name: 'balanced-without-class-count',
    find: 'rows / (classCounts.length * count)',
    replace: 'rows / count',
    why: 'Balanced weights are m/(C·mᶜ): their mean over rows is 1 (T68).',
  }),
] satisfies readonly Mutation[];
