import { bool, float, int, oneOf, ref, type FloatParam, type OneOfParam } from '../params/param';
import type { RegularizerDef } from '../regularizers/_regularizer';
import { regularizers } from '../regularizers/_registry';

type PenaltyKind = keyof typeof regularizers;

/** λ and form of each penalty: `l2`, `l2Form`, `l1`, `l1Form`. */
type PenaltySettings = { [Kind in PenaltyKind]: FloatParam } & { [Kind in PenaltyKind as `${Kind}Form`]: OneOfParam };

const lambda = ({ title, help }: RegularizerDef): FloatParam =>
  float({
    label: `${title} penalty λ`,
    help: `${help} Biases, γ and β are left alone.`,
    min: 0,
    max: 100,
    default: 0,
    scale: 'log',
    zero: 'off',
    live: true,
  });

const form = ({ title, inGradient, apart }: RegularizerDef): OneOfParam =>
  oneOf({
    label: `${title} form`,
    help: `${inGradient.label}: ${inGradient.help} ${apart.label}: ${apart.help}`,
    choices: [inGradient, apart].map(({ value, label, help }) => ({ value, label, help })),
    default: inGradient.value,
  });

const penaltySettings = Object.fromEntries(
  (Object.values(regularizers) as RegularizerDef[]).flatMap((each) => [
    [each.kind, lambda(each)],
    [`${each.kind}Form`, form(each)],
  ]),
) as unknown as Readonly<PenaltySettings>;

/** What the cost is made of besides the loss. */
export const costSettings = {
  ...penaltySettings,
  randomLayers: oneOf({
    label: 'Dropout and noise',
    help: 'With random layers on, J is another function at every step. Off for a test run, it must fall steadily under full-batch gradient descent.',
    choices: [
      { value: 'on', label: 'on' },
      { value: 'watch', label: 'on, watched', help: 'J is also measured without them, after every epoch.' },
      { value: 'off', label: 'off', help: 'To debug the cost.' },
    ],
    default: 'on',
  }),
} as const;

/** How a gradient becomes a step. */
export const stepSettings = {
  learningRate: float({
    label: 'Learning rate α',
    help: 'How far each step goes down the slope. Too small is slow, too large overshoots; it is the first setting to tune.',
    min: 1e-6,
    max: 10,
    default: 0.01,
    scale: 'log',
    live: true,
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
  warmUp: float({
    label: 'Warm-up',
    help: 'Epochs over which the learning rate rises from near 0 to that of the schedule. Large networks start more calmly.',
    min: 0,
    max: 1000,
    default: 0,
    unit: 'epochs',
    zero: 'none',
  }),
  clipNorm: float({
    label: 'Clip the gradient at',
    help: 'A whole gradient longer than this is shortened to it, keeping its direction. It tames exploding gradients.',
    min: 1e-6,
    max: 1e6,
    default: 0,
    scale: 'log',
    zero: 'off',
    live: true,
  }),
} as const;

/** How much is shown to the network, in what order, and when it ends. */
export const lengthSettings = {
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
  shuffle: bool({
    label: 'Shuffle',
    help: 'Puts the train rows into a new random order every epoch.',
    on: 'a new order every epoch',
    off: 'the order of the file',
    default: true,
  }),
  epochs: int({
    label: 'Epochs',
    help: 'Passes through the train rows. You can stop earlier and keep the best one.',
    min: 1,
    max: 1_000_000,
    default: 200,
    scale: 'log',
  }),
  patience: int({
    label: 'Early stopping',
    help: 'Stops after so many epochs without a better one on the dev rows. It saves time and limits overfitting, but couples the two.',
    min: 1,
    max: 1_000_000,
    default: 0,
    scale: 'log',
    unit: 'epochs',
    zero: 'off',
  }),
  watch: oneOf({
    label: 'Better means',
    help: 'What is compared between epochs on the dev rows: the cost, or accuracy (R² for numbers).',
    choices: [
      { value: 'cost', label: 'lower cost' },
      { value: 'metric', label: 'better metric' },
    ],
    default: 'cost',
  }),
  minChange: float({
    label: 'By at least',
    help: 'An epoch counts as better only when it improves by more than this.',
    min: 0,
    max: 1000,
    default: 0,
    zero: 'anything',
  }),
  restoreBest: bool({
    label: 'Keep the best epoch',
    help: 'With early stopping, a run keeps the weights of its best epoch instead of the last one. Stopping it yourself always keeps the best.',
    on: 'best epoch on the dev rows',
    off: 'last epoch',
    default: true,
  }),
  exactStatistics: bool({
    label: 'Exact batch-norm statistics',
    help: 'At the end, replaces the running averages of batch norm by the mean and variance of all train rows.',
    on: 'measured on all train rows',
    off: 'running averages',
    default: false,
  }),
  seed: int({
    label: 'Seed',
    help: 'Names the random numbers of the run: the same seed gives the same weights, to the bit.',
    min: 0,
    max: 4_294_967_295,
    default: 42,
  }),
} as const;

/** The settings of a run, as data: the inspector's form, the file, the command line and the search read them. */
export const trainingParams = { ...costSettings, ...stepSettings, ...lengthSettings } as const;

/** Rows in a full mini-batch. */
export const batchRowsOf = (batchSize: number, trainRows: number): number =>
  batchSize === 0 ? trainRows : Math.min(batchSize, trainRows);

/** Mini-batches in an epoch; the last one may be short (T34). */
export const stepsPerEpoch = (batchSize: number, trainRows: number): number =>
  Math.ceil(trainRows / batchRowsOf(batchSize, trainRows));
