import { compile } from '../compile/compile';
import type { GivenDraws, Program } from '../compile/program';
import type { GraphPlan } from '../graph/plan';
import { planGraph } from '../graph/plan-graph';
import { fail, isError, ok, type Issue, type Result } from '../issues/issue';
import type { Backend } from '../kernels/kernels';
import type { Precision } from '../kernels/real';
import type { MetricDef } from '../metrics/_metric';
import { metrics } from '../metrics/_registry';
import type { NamedTensor } from '../model/model';
import type { AnyOptimizer, OptimizerStep } from '../optimizers/_optimizer';
import { optimizers } from '../optimizers/_registry';
import { checkValues } from '../params/check';
import { fillValues } from '../params/fill';
import type { ParamRecord, ParamValue, RefValue } from '../params/param';
import type { PreparedData } from '../pipeline/pipeline';
import type { Document, TrainingSpec } from '../project/document';
import type { AnySchedule, Moment } from '../schedules/_schedule';
import { Batches } from './batches';
import { fits, type Checkpoint } from './checkpoint';
import { EarlyStopping } from './early-stopping';
import { evaluationRows, mainMetricFor } from './evaluate';
import { FlowHistory } from './flow';
import { KeptWeights } from './kept-weights';
import { nearRows } from './near-rows';
import { Penalties } from './penalties';
import { scheduleOf } from './rate';
import type { StepReading } from './run';
import { batchRowsOf, trainingParams } from './settings';

/** What to train: the document as it stood at the start, and its data. */
export interface TrainJob {
  document: Document;
  data: PreparedData;
  /** float32 unless a check asks for more. */
  precision?: Precision;
  /** Start from these weights instead of drawing new ones. */
  initial?: readonly NamedTensor[];
  /** Go on from here; the document must be the one it was taken of (more epochs are allowed). */
  resume?: Checkpoint;
  /** Dropout masks and noise to use instead of drawing them. */
  draws?: GivenDraws;
  /** What computes: plain JavaScript unless said. float64 is always its own. */
  backend?: Backend;
}

/** Everything the loop needs, made before the first batch. */
export interface Training {
  job: TrainJob;
  /** Every default filled in; live changes change it. */
  spec: TrainingSpec;
  plan: GraphPlan;
  program: Program;
  /** Predicts with the same weights, in blocks of a fixed size. */
  predictor: Program;
  batches: Batches;
  schedule: AnySchedule;
  optimizer: AnyOptimizer;
  /** The optimizer's arguments; only the rate changes from step to step. */
  update: OptimizerStep<ParamRecord>;
  /** Where the run is, for the schedule. */
  moment: Moment;
  /** What the newest mini-batch gave. */
  reading: StepReading;
  metric: MetricDef;
  penalties: Penalties;
  /** Parameters of blocks that were changed while the run goes on, by id. */
  blockChanges: Record<string, ParamRecord>;
  /** m of the penalty in costs that are not of a mini-batch: its rows when full, so that all curves compare. */
  penaltyRows: number;
  stopping: EarlyStopping;
  flow: FlowHistory;
  /** Weights of the last finished epoch whose numbers are all finite, and of the best one on the dev rows. */
  last: KeptWeights;
  best: KeptWeights;
}

/** Training settings with every default filled in; unknown kinds and values out of range are issues. */
export const fillTraining = (training: TrainingSpec): Result<TrainingSpec> => {
  const values = { ...training } as unknown as Readonly<Record<string, ParamValue>>;
  const issues = checkValues(trainingParams, values);
  // The parameters are named as the fields of TrainingSpec are.
  return issues.some(isError) ? fail(...issues) : ok(fillValues(trainingParams, values) as unknown as TrainingSpec);
};

const noRows = {
  code: 'train/no-rows',
  level: 'error',
  message: 'Training needs at least one train row; there are none.',
  hint: 'Give train a larger share of the split, or look at the rows that were dropped.',
} as const;

/** Plans, compiles and initialises a run; whatever stands in its way comes back as issues. */
export const prepareTraining = (job: TrainJob, wantsPictures: boolean): Result<Training> => {
  const { document, data, backend, precision = job.resume?.precision ?? 'float32' } = job;
  const filled = fillTraining(document.training);
  if (!filled.ok) return filled;
  const spec = filled.value;
  if (data.seen.rows === 0) return fail(noRows);
  if (spec.patience > 0 && data.dev.rows === 0) return fail(noDevToStop);
  const plan = planGraph(document.graph, data.facts);
  const optimizer = (optimizers as Readonly<Record<string, AnyOptimizer>>)[spec.optimizer.kind]!;
  const batchRows = batchRowsOf(spec.batchSize, data.seen.rows);
  const compiled = compile(plan, data.facts, {
    precision,
    rows: batchRows,
    keepOutputs: wantsPictures,
    slots: optimizer.slots,
    deterministic: spec.randomLayers === 'off',
    backend,
  });
  if (!compiled.ok) return compiled;
  const program = compiled.value;
  const made = trainingOf(job, { spec, plan, program, optimizer, batchRows });
  if (!made.ok) program.close();
  return made;
};

type Made = Pick<Training, 'spec' | 'plan' | 'program' | 'optimizer'> & { batchRows: number };

/** Everything around a compiled program: its weights as they are to start, its data, its books. */
const trainingOf = (job: TrainJob, { spec, plan, program, optimizer, batchRows }: Made): Result<Training> => {
  const { data } = job;
  if (data.seen.outputs !== program.outputs) return fail(otherTarget(data.seen.outputs, program.outputs));
  const predicting = compile(plan, data.facts, {
    precision: program.precision,
    rows: Math.min(evaluationRows, Math.max(data.train.rows, data.dev.rows)),
    inference: true,
    shareWeightsOf: program,
  });
  if (!predicting.ok) return predicting;
  program.initialise(spec.seed);
  const unfit = job.initial ? program.load(job.initial) : [];
  if (unfit.length > 0) return fail(unfitWeights(unfit));
  program.draws = job.draws ?? null;
  const batches = new Batches(data.seen, batchRows, spec.seed, spec.shuffle, nearRows(program, data.seen));
  for (const b of new Set([0, batches.perEpoch - 1])) program.prepareStep(batches.rows(b), data.seen.weights !== null);
  const metric = (metrics as Readonly<Record<string, MetricDef>>)[mainMetricFor(data.facts.target)]!;
  const training: Training = {
    job,
    spec,
    plan,
    program,
    predictor: predicting.value,
    batches,
    moment: { epoch: 0, step: 0, stepsPerEpoch: batches.perEpoch, epochs: spec.epochs },
    schedule: scheduleOf(spec.schedule.kind),
    optimizer,
    update: updateOf(program, optimizer, spec.optimizer),
    reading: { epoch: 0, step: 0, rows: 0, cost: NaN, dataCost: NaN, penalty: NaN, learningRate: NaN },
    metric,
    penalties: new Penalties(program, spec),
    blockChanges: {},
    penaltyRows: batchRows,
    stopping: new EarlyStopping({
      patience: spec.patience,
      minChange: spec.minChange,
      better: spec.watch === 'metric' ? metric.better : 'lower',
    }),
    flow: new FlowHistory(program),
    last: new KeptWeights(program),
    best: new KeptWeights(program),
  };
  return job.resume && !fits(job.resume, training) ? fail(otherRun) : ok(training);
};

const updateOf = (program: Program, optimizer: AnyOptimizer, p: RefValue): OptimizerStep<ParamRecord> => ({
  k: program.kernels,
  w: program.trained,
  dw: program.gradients,
  n: program.trained.length,
  slots: program.slots,
  scalars: { ...optimizer.scalars },
  learningRate: NaN,
  p,
});

const noDevToStop = {
  code: 'train/no-dev',
  level: 'error',
  message: 'Early stopping needs dev rows to watch; the split gives dev none.',
  hint: 'Give dev a share of the split, or turn early stopping off.',
  path: 'patience',
  fixes: [{ label: 'Turn early stopping off', edit: { do: 'training', set: { patience: 0 } } }],
} satisfies Issue;

const otherRun = {
  code: 'train/checkpoint',
  level: 'error',
  message: 'The checkpoint belongs to another run: network, precision or optimizer differ from this one’s.',
  hint: 'Go on with the project as it was when the checkpoint was taken, or start a new run.',
} as const;

const otherTarget = (came: number, expected: number) =>
  ({
    code: 'train/target-width',
    level: 'error',
    message: `The output takes ${expected} ${expected === 1 ? 'number' : 'numbers'} for each target value; the data was prepared with ${came}.`,
    hint: 'Prepare the data again: the loss has changed since.',
  }) as const;

const unfitWeights = (names: readonly string[]) =>
  ({
    code: 'train/weights',
    level: 'error',
    message: `The weights to start from do not fit this network: ${names.join(', ')} missing or of another size.`,
    hint: 'Train the graph that the weights belong to, or start from new ones.',
  }) as const;
