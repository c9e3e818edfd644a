import type { Subject } from '../../../engine/src/host/train/protocol';
import type { Backend } from '../../../engine/src/kernels/kernels';
import type { Precision } from '../../../engine/src/kernels/real';
import type { RefValue } from '../../../engine/src/params/param';
import { prepareDocument } from '../../../engine/src/pipeline/prepare-document';
import type { Document, Graph, TrainingSpec } from '../../../engine/src/project/document';
import { chain, documentOf, graphOf, relu, tanh, valueOf, type Spec } from '../../../engine/src/testing/graphs';
import type { Checkpoint } from '../../../engine/src/train/checkpoint';
import { train } from '../../../engine/src/train/loop';
import type { RunResult, TrainHost } from '../../../engine/src/train/run';
import { classesData, numbersData, readSample, type Data } from './tables';

/** A run whose weights are the same bits wherever it is done. */
export interface Scenario {
  name: string;
  subject: Subject;
  /** The same without what the scenario is named for: it ends with other weights. */
  without?: Subject;
  precision: Precision;
  status: 'done' | 'stopped-early';
}

type Training = Partial<TrainingSpec>;

const subjectOf = ({ table, spec }: Data, graph: Graph, training: Training): Subject => ({
  document: { ...documentOf(graph, { epochs: 6, batchSize: 16, ...training }), data: spec },
  table,
});

/** The scenario with something of everything that a run keeps from one step to the next. */
export const everythingAtOnce = 'everything at once';

/** Augmentation of a subject's train rows. */
const augmented = ({ document, table }: Subject, ...augment: RefValue[]): Subject => ({
  document: { ...document, data: { ...document.data!, augment } },
  table,
});

const wide: Spec = ['dense', { units: 12 }];
const narrow: Spec = ['dense', { units: 7, init: { kind: 'glorot-normal' } }];
const plain = chain(wide, tanh, narrow, tanh);

/** A residual block of two paths, both laid beside the input in the end. */
const branches = (combine: 'add' | 'multiply'): Graph =>
  graphOf(
    [['input'], wide, relu, wide, [combine], ['concatenate'], ['output']],
    [
      'input-1 dense-1',
      'dense-1 activation-1',
      'activation-1 dense-2',
      `activation-1 ${combine}-1.x1`,
      `dense-2 ${combine}-1.x2`,
      `${combine}-1 concatenate-1.x1`,
      'input-1 concatenate-1.x2',
      'concatenate-1 output-1',
    ],
  );

const withOutput = ({ nodes, edges }: Graph, params: Spec[1]): Graph => ({
  edges,
  nodes: nodes.map((node) => (node.kind === 'output' ? { ...node, params: params! } : node)),
});

/** Every scenario; `root` is the project's folder, for the samples. */
export const scenarios = (root: string): Scenario[] => {
  const classes = classesData(3);
  const two = classesData(2);
  const numbers = numbersData();
  const list: Scenario[] = [];
  const add = (name: string, subject: Subject, without?: Subject, more: Partial<Scenario> = {}): void => {
    list.push({ name, subject, ...(without && { without }), precision: 'float32', status: 'done', ...more });
  };
  /** The plain network with settings, against one with others. */
  const settings = (name: string, training: Training, without: Training, more: Partial<Scenario> = {}): void =>
    add(name, subjectOf(classes, plain, training), subjectOf(classes, plain, without), more);
  /** Blocks in a row, against fewer. */
  const blocks = (name: string, specs: readonly Spec[], without: readonly Spec[], training: Training = {}): void =>
    add(name, subjectOf(classes, chain(...specs), training), subjectOf(classes, chain(...without), training));

  for (const id of ['iris', 'moons', 'diabetes']) {
    const { document, table } = readSample(root, id);
    add(`${id} as it ships, 10 epochs`, { document: withEpochs(document, 10), table });
  }

  for (const kind of ['gradient-descent', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw']) {
    const other = kind === 'gradient-descent' ? 'momentum' : 'gradient-descent';
    settings(kind, { optimizer: { kind } }, { optimizer: { kind: other } });
  }
  const momentum = { kind: 'momentum', beta: 0.95 };
  settings('momentum, corrected', { optimizer: { ...momentum, correct: true } }, { optimizer: momentum });
  settings('adam in float64', {}, { optimizer: { kind: 'adamw' } }, { precision: 'float64' });

  blocks('batch norm', [wide, ['batch-norm'], relu], [wide, relu]);
  blocks('batch norm, exact statistics', [wide, ['batch-norm', { average: 0.9 }], relu], [wide, relu], {
    exactStatistics: true,
  });
  blocks('layer norm', [wide, ['layer-norm'], relu], [wide, relu]);
  blocks('dropout', [['dropout', { keep: 0.9 }], wide, relu, ['dropout', { keep: 0.6 }]], [wide, relu]);
  blocks('noise', [['gaussian-noise'], wide, relu], [wide, relu]);
  const leaky: Spec = ['activation', { fn: { kind: 'leaky-relu', slope: 0.1 } }];
  blocks(
    'leaky relu, sigmoid',
    [wide, leaky, narrow, ['activation', { fn: { kind: 'sigmoid' } }]],
    [wide, relu, narrow],
  );
  const started = (kind: string): Spec => ['dense', { units: 9, init: { kind } }];
  blocks(
    'initialisers',
    [started('lecun-normal'), tanh, started('xavier'), tanh, started('small-normal'), started('identity')],
    [started('lecun-normal'), tanh, started('lecun-normal'), tanh, started('lecun-normal')],
  );

  add('skip wire, add, concatenate', subjectOf(classes, branches('add'), {}), subjectOf(classes, plain, {}));
  add('gate: multiply', subjectOf(classes, branches('multiply'), {}), subjectOf(classes, branches('add'), {}));

  settings('L2 in the cost', { l2: 0.5 }, {});
  settings('L2 as decay', { l2: 0.5, l2Form: 'decay' }, { l2: 0.5 });
  settings('L1 by sub-gradient', { l1: 0.5 }, {});
  settings('L1 proximal', { l1: 0.5, l1Form: 'proximal' }, { l1: 0.5 });
  const own = chain(['dense', { units: 12, l2: 2, l1: 0.1 }], tanh);
  add('λ of a block', subjectOf(classes, own, { l2: 0.1 }), subjectOf(classes, chain(wide, tanh), { l2: 0.1 }));

  settings('clipping', { clipNorm: 0.3 }, {});
  settings(
    'cosine with warm-up',
    { schedule: { kind: 'cosine', floor: 0.1 }, warmUp: 1.5 },
    { schedule: { kind: 'cosine', floor: 0.1 } },
  );
  settings('staircase', { schedule: { kind: 'staircase', period: 2 } }, {});
  settings('exponential decay', { schedule: { kind: 'exponential', base: 0.9 } }, {});
  settings('inverse-time decay', { schedule: { kind: 'inverse-time', rate: 1 } }, {});
  settings('inverse square root by steps', { schedule: { kind: 'inverse-sqrt', per: 'step' } }, {});
  settings('rates by table', { schedule: { kind: 'manual', table: [[3, 0.002]] } }, {});

  settings('file order', { shuffle: false }, {});
  settings('all rows at once', { batchSize: 0, learningRate: 0.05 }, { batchSize: 16, learningRate: 0.05 });
  settings(
    'early stopping',
    { learningRate: 0.1, epochs: 60, patience: 5 },
    { learningRate: 0.1, epochs: 60 },
    { status: 'stopped-early' },
  );

  const quiet = subjectOf(classes, plain, {});
  add('augmentation: noise', augmented(quiet, { kind: 'noise', factor: 3 }), quiet);
  add('augmentation: mixup', augmented(quiet, { kind: 'mixup', alpha: 0.4 }), quiet);
  add('augmentation: oversample, then noise', augmented(quiet, { kind: 'oversample' }, { kind: 'noise' }), quiet);

  add('class weights', subjectOf(classes, withOutput(plain, { classWeights: 'balanced' }), {}), quiet);
  add('two classes, one output', subjectOf(two, plain, {}), quiet);
  add('two targets of numbers', subjectOf(numbers, plain, { l2: 0.1 }), subjectOf(numbers, plain, {}));

  const everything = chain(wide, ['batch-norm'], relu, ['dropout'], ['gaussian-noise'], narrow, ['layer-norm'], tanh);
  add(
    everythingAtOnce,
    augmented(
      subjectOf(classes, withOutput(everything, { classWeights: 'balanced' }), {
        optimizer: { kind: 'adamw' },
        schedule: { kind: 'inverse-time', rate: 0.1 },
        warmUp: 2,
        clipNorm: 1,
        l1: 0.05,
        l1Form: 'proximal',
        l2: 0.1,
        exactStatistics: true,
        batchSize: 20,
        epochs: 20,
        patience: 10,
      }),
      { kind: 'noise' },
    ),
    undefined,
    { status: 'stopped-early' },
  );
  return list;
};

const withEpochs = (document: Document, epochs: number): Document => ({
  ...document,
  training: { ...document.training, epochs },
});

interface RunOptions {
  host?: TrainHost;
  resume?: Checkpoint;
  /** Plain JavaScript unless said. */
  backend?: Backend;
}

/** The run of a subject in this thread. */
export const runOf = (
  { document, table }: Subject,
  precision: Precision = 'float32',
  { backend, host = { control: () => 'run' }, resume }: RunOptions = {},
): RunResult => {
  const { data } = valueOf(prepareDocument(document, table, precision));
  return valueOf(train({ document, data, precision, ...(backend && { backend }), ...(resume && { resume }) }, host));
};
