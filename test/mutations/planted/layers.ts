import { into, type Mutation } from '../mutation';

const layers = [
  'test/golden/batch-norm',
  'test/golden/dropout',
  'test/contract/layers',
  'engine/src/layers',
  'test/golden/references.',
];

export default [
  ...into(
    'layers/dropout.ts',
    layers,
    {
      name: 'dropout-not-scaled',
      find: 'const scale = 1 / p.keep',
      replace: 'const scale = 1',
      why: 'Inverted dropout divides by keep, so that the mean stays (T16).',
    },
    {
      name: 'dropout-mask-not-reused',
      find: 'dx[0][i] = dy[i]! * mask[i]!',
      replace: 'dx[0][i] = dy[i]!',
      why: 'What was off on the way forward gets no gradient (T16).',
    },
    {
      name: 'dropout-when-predicting',
      find: 'if (!training) {\n      k.copy(x',
      replace: 'if (rows === 0) {\n      k.copy(x',
      why: 'Predicting is without chance (T17).',
    },
    {
      name: 'dropout-scales-when-predicting',
      find: 'k.copy(x[0]!, y, n);',
      replace: 'for (let i = 0; i < n; i++) y[i] = x[0]![i]! * p.keep;',
      why: 'Scaled once while training, a prediction needs no scale (T17).',
    },
    {
      name: 'keep-taken-for-drop',
      find: 'random.uniform() < p.keep',
      replace: 'random.uniform() >= p.keep',
      why: 'keep is the chance to stay on (T16).',
    },
  ),
  ...into('layers/gaussian-noise.ts', layers, {
    name: 'noise-when-predicting',
    find: 'if (!training) {',
    replace: 'if (rows === 0) {',
    why: 'Predicting is without chance.',
  }),
  ...into(
    'layers/batch-norm.ts',
    layers,
    {
      name: 'batch-norm-variance-by-m-minus-1',
      find: "saved['variance']![j] = squares / rows",
      replace: "saved['variance']![j] = squares / (rows - 1)",
      why: 'The variance of a batch is with 1/m (T58).',
    },
    {
      name: 'batch-norm-epsilon-outside-root',
      find: 'Math.sqrt(variance[j]! + p.epsilon)',
      replace: '(Math.sqrt(variance[j]!) + p.epsilon)',
      why: 'ε is added to the variance, under the root (T58).',
    },
    {
      name: 'batch-norm-backward-without-sum',
      find: 'scale * (rows * dy[at]! - sum - normal * along)',
      replace: 'scale * (rows * dy[at]! - normal * along)',
      why: 'The mean depends on every row (T61).',
    },
    {
      name: 'batch-norm-backward-without-normal',
      find: 'scale * (rows * dy[at]! - sum - normal * along)',
      replace: 'scale * (rows * dy[at]! - sum)',
      why: 'The variance depends on every row (T61).',
    },
    {
      name: 'running-average-swapped',
      find: "blend(runningMean![j]!, saved['mean']![j]!, beta)",
      replace: "blend(saved['mean']![j]!, runningMean![j]!, beta)",
      why: 'β is the weight of the past, not of the newest batch (T64).',
    },
    {
      name: 'running-statistics-not-used',
      find: "c.training ? saved['mean']! : w['runningMean']!",
      replace: "saved['mean']!",
      why: 'A prediction takes the running mean, so that a row stands for itself (T64).',
    },
    {
      name: 'running-variance-of-mean',
      find: "blend(runningVariance![j]!, saved['variance']![j]!, beta)",
      replace: "blend(runningVariance![j]!, saved['mean']![j]!, beta)",
      why: 'The running variance follows the batches’ variance.',
    },
  ),
  ...into('train/recompute-statistics.ts', ['test/golden/batch-norm', 'test/golden/references-training'], {
    name: 'recomputed-variance-about-0',
    find: '(x - mean[j]!) * (x - mean[j]!)',
    replace: 'x * x',
    why: 'The variance is about the mean (T64).',
  }),
  ...into(
    'layers/layer-norm.ts',
    layers,
    {
      name: 'layer-norm-over-wrong-axis',
      find: 'forward: ({ p, x: [x], y, w, saved, rows, width }) =>',
      replace: 'forward: ({ p, x: [x], y, w, saved, rows: width, width: rows }) =>',
      why: 'Layer norm goes over the units of a row.',
    },
    {
      name: 'layer-norm-variance-by-n-minus-1',
      find: 'squares / width + p.epsilon',
      replace: 'squares / (width - 1 || 1) + p.epsilon',
      why: 'The variance is with 1/n.',
    },
    {
      name: 'layer-norm-backward-without-sum',
      find: '(width * gamma![j]! * dy[at]! - sum - normal * along)',
      replace: '(width * gamma![j]! * dy[at]! - normal * along)',
      why: 'The mean depends on every unit.',
    },
  ),
  ...into('layers/add.ts', layers, {
    name: 'add-gradient-to-one-input',
    find: 'for (const d of dx) if (d) k.copy(dy, d, rows * width)',
    replace: 'if (dx[0]) k.copy(dy, dx[0], rows * width)',
    why: 'Every input of a sum gets its gradient.',
  }),
  ...into('layers/multiply.ts', layers, {
    name: 'multiply-gradient-with-own-factor',
    find: 'if (other === port) continue;',
    replace: '',
    why: 'The slope of a product is that of the other factors.',
  }),
  ...into('layers/concatenate.ts', layers, {
    name: 'concatenate-gradient-of-first-part',
    find: 'dy[i * width + left + j]!',
    replace: 'dy[i * width + j]!',
    why: 'Each part takes the gradient of its own columns.',
  }),
  ...into('layers/dense.ts', layers, {
    name: 'bias-gradient-of-first-row',
    find: "k.sumRows(dy, dw['b'], rows, width)",
    replace: "k.copy(dy, dw['b'], width)",
    why: 'db sums over the rows.',
  }),
  ...into(
    'compile/program.ts',
    [
      'engine/src/compile',
      'engine/src/check',
      'test/golden/dropout',
      'test/golden/references-training',
      'engine/src/train/row-weights',
    ],
    {
      name: 'row-weights-in-the-place-of-class-weights',
      find: 'rowWeights[i] = rowWeights[i]! * weights[i]!',
      replace: 'rowWeights[i] = weights[i]!',
      why: 'The weights of rows and of classes multiply.',
    },
    {
      name: 'gradient-of-last-consumer-only',
      find: 'this.kernels.add(from, to, rows * width)',
      replace: 'this.kernels.copy(from, to, rows * width)',
      why: 'An output with several consumers gets the sum of their gradients.',
    },
    {
      name: 'same-mask-every-step',
      find: 'context.random.seek(step)',
      replace: 'context.random.seek(1)',
      why: 'Masks are drawn anew for every mini-batch (T16).',
    },
  ),
] satisfies readonly Mutation[];
