import { into, type Mutation } from '../mutation';

const penalties = ['test/golden/penalties', 'test/golden/references-training', 'test/contract/regularizers'];

export default [
  ...into(
    'train/penalties.ts',
    penalties,
    {
      name: 'l2-on-biases',
      find: "filter(({ role }) => role === 'weight')",
      replace: "filter(({ role }) => role !== 'statistic')",
      why: 'Penalties are for W only, never b, γ, β (T10).',
    },
    {
      name: 'decay-also-through-gradient',
      find: 'if (!apart) regularizer.addGradient(',
      replace: 'regularizer.addGradient(',
      why: 'A penalty that works beside the step must not pull twice.',
    },
    {
      name: 'own-lambda-ignored',
      find: 'own === undefined || Number.isNaN(own) ? global : own',
      replace: 'own === undefined || own < 0 || own >= 0 ? global : own',
      why: 'A block’s own λ goes before the run’s (T11).',
    },
  ),
  ...into(
    'regularizers/l2.ts',
    penalties,
    {
      name: 'l2-gradient-without-1-over-m',
      find: 'n, w, dw, lambda / m)',
      replace: 'n, w, dw, lambda)',
      why: 'The gradient of λ/(2m)·‖W‖² is λ/m·W.',
    },
    {
      name: 'l2-cost-without-1-over-m',
      find: '(lambda / (2 * m)) * k.sumOfSquares',
      replace: '(lambda / 2) * k.sumOfSquares',
      why: 'The penalty is λ/(2m)·‖W‖² (T10).',
    },
    {
      name: 'l2-gradient-halved',
      find: 'n, w, dw, lambda / m)',
      replace: 'n, w, dw, lambda / (2 * m))',
      why: 'The square’s derivative takes the ½ away.',
    },
    {
      name: 'decoupled-decay-in-cost',
      find: 'inCost: false',
      replace: 'inCost: true',
      why: 'Decoupled decay is no part of J (T12).',
    },
    {
      name: 'decay-factor-halved',
      find: '(learningRate * lambda) / m',
      replace: '(learningRate * lambda) / (2 * m)',
      why: 'The factor is 1 − αλ/m: 0.9993 of α 0.1, λ 0.7, m 100 (T12).',
    },
  ),
  ...into(
    'regularizers/l1.ts',
    penalties,
    {
      name: 'l1-sign-flipped',
      find: 'dw = dw + (w > 0',
      replace: 'dw = dw - (w > 0',
      why: 'The penalty’s slope points away from 0.',
    },
    {
      name: 'l1-costs-as-l2',
      find: 'sum(abs(w))',
      replace: 'sum(w * w)',
      why: 'L1 is not L2 (T13).',
    },
    {
      name: 'proximal-threshold-without-rate',
      find: '(learningRate * lambda) / (2 * m)',
      replace: 'lambda / (2 * m)',
      why: 'A step of α shrinks by α·λ/(2m).',
    },
    {
      name: 'proximal-beyond-zero',
      find: 'max(min(w, most), -most)',
      replace: '(w > 0 ? most : w < 0 ? -most : 0)',
      why: 'A weight that reaches 0 stops there (T13).',
    },
  ),
] satisfies readonly Mutation[];
