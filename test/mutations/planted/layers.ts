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
      name: 'given-mask-not-scaled',
      find: 'const scale = 1 / p.keep',
      replace: 'const scale = 1',
      why: 'A mask that is given says which units are on; the scale is dropout’s own (T16).',
    },
    {
      name: 'dropout-mask-not-reused',
      find: "if (training) k.each(product, rows, width, dy, saved['mask']!, dx[0]);",
      replace: 'if (training) k.each(copy, rows, width, dy, dx[0]);',
      why: 'What was off on the way forward gets no gradient (T16).',
    },
    {
      name: 'dropout-when-predicting',
      find: 'if (!training) {',
      replace: 'if (rows === 0) {',
      why: 'Predicting is without chance (T17).',
    },
    {
      name: 'dropout-scales-when-predicting',
      find: 'k.each(copy, rows, width, x[0]!, y);',
      replace: 'for (let i = 0; i < rows * width; i++) y[i] = x[0]![i]! * p.keep;',
      why: 'Scaled once while training, a prediction needs no scale (T17).',
    },
  ),
  ...into(
    'kernels/js.ts',
    layers,
    {
      name: 'dropout-not-scaled',
      find: 'const scale = 1 / keep',
      replace: 'const scale = 1',
      why: 'Inverted dropout divides by keep, so that the mean stays (T16).',
    },
    {
      name: 'keep-taken-for-drop',
      find: 'random.uniform() < keep',
      replace: 'random.uniform() >= keep',
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
      find: 'variance = variance / rows;',
      replace: 'variance = variance / (rows - 1);',
      why: 'The variance of a batch is with 1/m (T58).',
    },
    {
      name: 'batch-norm-epsilon-outside-root',
      find: '1 / sqrt(variance + epsilon)',
      replace: '1 / (sqrt(variance) + epsilon)',
      why: 'ε is added to the variance, under the root (T58).',
    },
    {
      name: 'batch-norm-backward-without-sum',
      find: '(dy - shift - (x - mean) * slope)',
      replace: '(dy - (x - mean) * slope)',
      why: 'The mean depends on every row (T61).',
    },
    {
      name: 'batch-norm-backward-without-normal',
      find: '(dy - shift - (x - mean) * slope)',
      replace: '(dy - shift)',
      why: 'The variance depends on every row (T61).',
    },
    {
      name: 'running-average-swapped',
      find: 'beta * runningMean + rest * mean',
      replace: 'rest * runningMean + beta * mean',
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
      find: 'rest * variance',
      replace: 'rest * mean',
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
      find: 'forward: ({ k, p, x: [x], y, w, saved, rows, width }) =>',
      replace: 'forward: ({ k, p, x: [x], y, w, saved, rows: width, width: rows }) =>',
      why: 'Layer norm goes over the units of a row.',
    },
    {
      name: 'layer-norm-variance-by-n-minus-1',
      find: 'squares / units + epsilon',
      replace: 'squares / max(units - 1, 1) + epsilon',
      why: 'The variance is with 1/n.',
    },
    {
      name: 'layer-norm-backward-without-sum',
      find: 'share * (shift + (x - mean) * perSigma * slope)',
      replace: 'share * (x - mean) * perSigma * slope',
      why: 'The mean depends on every unit.',
    },
  ),
  ...into('layers/add.ts', layers, {
    name: 'add-gradient-to-one-input',
    find: 'for (const d of dx) if (d) k.each(copy, rows, width, dy, d)',
    replace: 'if (dx[0]) k.each(copy, rows, width, dy, dx[0])',
    why: 'Every input of a sum gets its gradient.',
  }),
  ...into('layers/multiply.ts', layers, {
    name: 'multiply-gradient-with-own-factor',
    find: 'if (other !== port) k.each(',
    replace: 'k.each(',
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
    find: "k.each(sumRows, rows, width, dy, dw['b'])",
    replace: "k.each(sumRows, 1, width, dy, dw['b'])",
    why: 'db sums over the rows.',
  }),
  ...into('compile/block.ts', ['engine/src/compile', 'engine/src/check'], {
    name: 'gradient-of-last-consumer-only',
    find: 'context.k.each(add, context.rows, width, from, to)',
    replace: 'to.set(from.subarray(0, context.rows * width))',
    why: 'An output with several consumers gets the sum of their gradients.',
  }),
  ...into(
    'compile/program.ts',
    [
      'engine/src/compile',
      'engine/src/check',
      'test/golden/batches',
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
      name: 'same-mask-every-step',
      find: 'context.random.seek(step)',
      replace: 'context.random.seek(1)',
      why: 'Masks are drawn anew for every mini-batch (T16).',
    },
    {
      name: 'short-batch-computed-whole',
      find: 'context.rows = rows;',
      replace: 'context.rows = this.rows;',
      why: 'A short mini-batch is averaged by its own size (T34).',
    },
  ),
] satisfies readonly Mutation[];
