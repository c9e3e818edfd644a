import { compile } from '../compile/compile';
import type { Program } from '../compile/program';
import { planGraph } from '../graph/plan-graph';
import { fail, isError, ok, type Result } from '../issues/issue';
import type { Precision } from '../kernels/real';
import type { MetricDef } from '../metrics/_metric';
import { metrics } from '../metrics/_registry';
import type { NamedTensor } from '../model/model';
import type { AnyOptimizer, OptimizerStep } from '../optimizers/_optimizer';
import { optimizers } from '../optimizers/_registry';
import { checkValues } from '../params/check';
import { fillValues } from '../params/fill';
import type { ParamRecord, RefValue } from '../params/param';
import type { PreparedData } from '../pipeline/pipeline';
import type { Document, TrainingSpec } from '../project/document';
import type { AnySchedule, Moment } from '../schedules/_schedule';
import { schedules } from '../schedules/_registry';
import { Batches } from './batches';
import { evaluationRows, mainMetricFor, type Penalty } from './evaluate';
import { KeptWeights } from './kept-weights';
import { batchRowsOf, trainingParams } from './settings';

/** What to train: the document as it stood at the start, and its data. */
export interface TrainJob {
  document: Document;
  data: PreparedData;
  /** float32 unless a check asks for more. */
  precision?: Precision;
  /** Start from these weights instead of drawing new ones. */
  initial?: readonly NamedTensor[];
}

/** Everything the loop needs, made before the first batch. */
export interface Training {
  job: TrainJob;
  /** Every default filled in. */
  spec: TrainingSpec;
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
  metric: MetricDef;
  penalty: Penalty;
  /** Weights of the last finished epoch whose numbers are all finite, and of the best one on the dev rows. */
  last: KeptWeights;
  best: KeptWeights;
}

/** Training settings with every default filled in; unknown kinds and values out of range are issues. */
export const fillTraining = (training: TrainingSpec): Result<TrainingSpec> => {
  const values = { ...training } as Readonly<Record<string, number | RefValue>>;
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
  const { document, data, precision = 'float32' } = job;
  const filled = fillTraining(document.training);
  if (!filled.ok) return filled;
  const spec = filled.value;
  if (data.train.rows === 0) return fail(noRows);
  const plan = planGraph(document.graph, data.facts);
  const optimizer = (optimizers as Readonly<Record<string, AnyOptimizer>>)[spec.optimizer.kind]!;
  const batchRows = batchRowsOf(spec.batchSize, data.train.rows);
  const compiled = compile(plan, data.facts, {
    precision,
    rows: batchRows,
    keepOutputs: wantsPictures,
    slots: optimizer.slots,
  });
  if (!compiled.ok) return compiled;
  const program = compiled.value;
  if (data.train.outputs !== program.outputs) return fail(otherTarget(data.train.outputs, program.outputs));
  const predicting = compile(plan, data.facts, {
    precision,
    rows: Math.min(evaluationRows, Math.max(data.train.rows, data.dev.rows)),
    inference: true,
    shareWeightsOf: program,
  });
  if (!predicting.ok) return predicting;
  program.initialise(spec.seed);
  const unfit = job.initial ? program.load(job.initial) : [];
  if (unfit.length > 0) return fail(unfitWeights(unfit));
  const batches = new Batches(data.train, batchRows, spec.seed);
  return ok({
    job,
    spec,
    program,
    predictor: predicting.value,
    batches,
    moment: { epoch: 0, step: 0, stepsPerEpoch: batches.perEpoch, epochs: spec.epochs },
    schedule: (schedules as Readonly<Record<string, AnySchedule>>)[spec.schedule.kind]!,
    optimizer,
    update: updateOf(program, optimizer, spec.optimizer),
    metric: (metrics as Readonly<Record<string, MetricDef>>)[mainMetricFor(data.facts.target)]!,
    penalty: { l2: spec.l2, m: batchRows },
    last: new KeptWeights(program),
    best: new KeptWeights(program),
  });
};

const updateOf = (program: Program, optimizer: AnyOptimizer, p: RefValue): OptimizerStep<ParamRecord> => ({
  w: program.trained,
  dw: program.gradients,
  n: program.trained.length,
  slots: program.slots,
  scalars: { ...optimizer.scalars },
  learningRate: NaN,
  p,
});

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
