import { float, int, ref } from '../params/param';

/** The settings of a run, as data: the inspector's form, the command line and the search read them. */
export const trainingParams = {
  learningRate: float({
    label: 'Learning rate α',
    help: 'How far each step goes down the slope. Too small is slow, too large overshoots; it is the first setting to tune.',
    min: 1e-6,
    max: 10,
    default: 0.01,
    scale: 'log',
  }),
  optimizer: ref('optimizer', {
    label: 'Optimizer',
    help: 'How a gradient becomes a step. Adam works well untuned.',
    default: 'adam',
  }),
  schedule: ref('schedule', {
    label: 'Schedule',
    help: 'How the learning rate changes over the epochs. Smaller steps towards the end settle closer to the minimum.',
    default: 'constant',
  }),
  batchSize: int({
    label: 'Batch size',
    help: 'Rows in a mini-batch. Small batches take many quick, noisy steps; a size above the train rows means all of them.',
    min: 0,
    max: 1_000_000,
    default: 32,
    scale: 'log',
    unit: 'rows',
    zero: 'all train rows',
  }),
  epochs: int({
    label: 'Epochs',
    help: 'Passes through the train rows. You can stop earlier and keep the best one.',
    min: 1,
    max: 1_000_000,
    default: 200,
    scale: 'log',
  }),
  l2: float({
    label: 'L2 penalty λ',
    help: 'Adds λ/(2m)·Σ W² to the cost, which keeps weights small and fights overfitting. Biases, γ and β are left alone.',
    min: 0,
    max: 100,
    default: 0,
    scale: 'log',
    zero: 'off',
  }),
  seed: int({
    label: 'Seed',
    help: 'Names the random numbers of the run: the same seed gives the same weights, to the bit.',
    min: 0,
    max: 4_294_967_295,
    default: 42,
  }),
} as const;

/** Rows in a full mini-batch. */
export const batchRowsOf = (batchSize: number, trainRows: number): number =>
  batchSize === 0 ? trainRows : Math.min(batchSize, trainRows);

/** Mini-batches in an epoch; the last one may be short (T34). */
export const stepsPerEpoch = (batchSize: number, trainRows: number): number =>
  Math.ceil(trainRows / batchRowsOf(batchSize, trainRows));
