import { into, type Mutation } from '../mutation';

const runs = [
  'test/golden/penalties',
  'test/golden/early-stopping',
  'test/golden/references-training',
  'engine/src/train',
];
const orders = ['test/golden/batches', 'engine/src/train/batches', 'engine/src/train/row-weights', ...runs];
const resuming = ['engine/src/train/checkpoint', 'engine/src/train/kept-weights', 'engine/src/train'];

export default [
  ...into(
    'train/step.ts',
    runs,
    {
      name: 'adamw-decays-biases',
      find: "if (role === 'weight') kernels.each(shrink",
      replace: 'kernels.each(shrink',
      why: 'Decay is for W only, never b, γ, β.',
    },
    {
      name: 'adamw-decay-without-rate',
      find: 'learningRate * optimizer.decay(spec.optimizer)',
      replace: 'optimizer.decay(spec.optimizer)',
      why: 'The factor is 1 − α·decay.',
    },
    {
      name: 'penalty-gradient-forgotten',
      find: 'penalties.addGradient(rows);',
      replace: '',
      why: 'J has the penalty in it, and so must dW (T33).',
    },
    {
      name: 'penalty-gradient-by-full-batch',
      find: 'penalties.addGradient(rows);',
      replace: 'penalties.addGradient(training.penaltyRows);',
      why: 'm of a short mini-batch is its own number of rows.',
    },
    {
      name: 'penalty-cost-by-full-batch',
      find: 'reading.penalty = penalties.cost(rows)',
      replace: 'reading.penalty = penalties.cost(program.rows)',
      why: 'm of a short mini-batch is its own number of rows (T35).',
    },
    {
      name: 'short-batch-cost-by-full-size',
      find: 'program.lossTotal() / rows',
      replace: 'program.lossTotal() / program.rows',
      why: 'A short mini-batch is averaged by its own size (T34).',
    },
    {
      name: 'never-clipped',
      find: 'if (spec.clipNorm > 0) clipGradient(',
      replace: 'if (spec.clipNorm < 0) clipGradient(',
      why: 'A gradient longer than the limit must be shortened.',
    },
    {
      name: 'soft-threshold-forgotten',
      find: "penalties.step('after', learningRate, rows);",
      replace: '',
      why: 'Without the soft threshold no weight becomes exactly 0 (T13).',
    },
    {
      name: 'epoch-cost-unweighted',
      find: 'progress.weightedCost += cost * rows',
      replace: 'progress.weightedCost += cost',
      why: 'J of an epoch is the mean over its rows (T35).',
    },
  ),
  ...into('train/clip.ts', ['engine/src/train/step', ...runs], {
    name: 'clipped-by-value',
    find: 'kernels.each(scale, 1, gradient.length, gradient, longest / norm);',
    replace: 'gradient.forEach((g, i) => (gradient[i] = Math.max(-longest, Math.min(longest, g))));',
    why: 'Each number cut off by itself turns the gradient to another direction.',
  }),
  ...into(
    'train/batches.ts',
    orders,
    {
      name: 'order-not-restarted',
      find: 'for (let i = 0; i < order.length; i++) order[i] = i;',
      replace: 'if (epoch === 1) for (let i = 0; i < order.length; i++) order[i] = i;',
      why: 'The order of an epoch depends on seed and epoch alone: a resumed run would see another.',
    },
    {
      name: 'same-order-every-epoch',
      find: 'this.random.seek(epoch)',
      replace: 'this.random.seek(1)',
      why: 'Every epoch is shuffled anew (T34).',
    },
    {
      name: 'short-batch-dropped',
      find: 'Math.ceil(data.rows / size)',
      replace: 'Math.floor(data.rows / size)',
      why: '1050 rows by 64 are 17 mini-batches, the last of 26 (T34).',
    },
    {
      name: 'weights-left-behind',
      find: 'copyRows(data.weights, program.weights, 1, start, rows, order)',
      replace: 'copyRows(data.weights, program.weights, 1, start, rows)',
      why: 'A row’s weight goes with it into its mini-batch.',
    },
    {
      name: 'leftovers-leak',
      find: 'return rows;',
      replace: 'return program.rows;',
      why: 'A short mini-batch must not see rows left over from the one before (T34).',
    },
  ),
  ...into(
    'train/early-stopping.ts',
    runs,
    {
      name: 'patience-off-by-one',
      find: '>= this.rule.patience',
      replace: '> this.rule.patience',
      why: '[5, 4, 3, 3.5, 3.6, 3.7] with patience 3 stops at epoch 6 (T21).',
    },
    {
      name: 'least-change-ignored',
      find: 'gain <= minChange',
      replace: 'gain <= 0',
      why: 'An improvement must be larger than the least one asked for (T21).',
    },
    {
      name: 'metric-taken-for-cost',
      find: "better === 'lower' ? best - value : value - best",
      replace: 'best - value',
      why: 'Accuracy is better when it is higher.',
    },
  ),
  ...into('train/loop.ts', runs, {
    name: 'last-instead-of-best',
    find: 'return wantsBest && best.epoch > 0 ? best : last;',
    replace: 'return wantsBest && best.epoch < 0 ? best : last;',
    why: 'A run that stops early keeps the weights of its best epoch (T21).',
  }),
  ...into(
    'train/evaluate.ts',
    ['engine/src/train/evaluate', 'engine/src/train'],
    {
      name: 'evaluated-as-when-training',
      find: 'program.forward(rows, false)',
      replace: 'program.forward(rows, true)',
      why: 'Dev costs are of predictions: running statistics, no dropout (T17).',
    },
    {
      name: 'metrics-of-scaled-targets',
      find: 'invert(program.target, target, rows * outputs);',
      replace: 'target.set(program.target);',
      why: 'Metrics of numbers are in the target’s own units.',
    },
  ),
  ...into('model/predict.ts', ['test/golden/dropout', 'test/golden/batch-norm', 'engine/src/train'], {
    name: 'predicts-as-when-training',
    find: 'program.forward(block, false)',
    replace: 'program.forward(block, true)',
    why: 'A prediction is without chance, by running statistics (T17, T64).',
  }),
  ...into(
    'train/attend.ts',
    ['engine/src/train/live-changes', 'engine/src/train'],
    {
      name: 'change-logged-a-step-early',
      find: 'step: progress.step + 1',
      replace: 'step: progress.step',
      why: 'Replaying the log must give the same weights (T56).',
    },
    {
      name: 'changed-lambda-not-felt',
      find: 'training.penalties.set(training.spec, training.blockChanges);',
      replace: '',
      why: 'A λ changed while the run goes on counts from the next mini-batch (T56).',
    },
  ),
  ...into(
    'train/checkpoint.ts',
    resuming,
    {
      name: 'checkpoint-without-powers',
      find: 'Object.assign(update.scalars, checkpoint.scalars);',
      replace: '',
      why: 'Adam’s correction would begin anew after a resume.',
    },
    {
      name: 'checkpoint-without-averages',
      find: 'for (const [name, slot] of Object.entries(checkpoint.slots)) program.slots[name]!.set(slot);',
      replace: '',
      why: 'The optimizer’s averages would begin anew after a resume.',
    },
    {
      name: 'checkpoint-without-statistics',
      find: 'program.statistics.set(checkpoint.statistics);',
      replace: '',
      why: 'The running statistics of batch norm would begin anew after a resume.',
    },
    {
      name: 'checkpoint-without-best',
      find: 'best.resume(checkpoint.best);',
      replace: '',
      why: 'The best epoch may lie before the checkpoint.',
    },
  ),
] satisfies readonly Mutation[];
