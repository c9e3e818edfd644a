import { compile } from '../compile/compile';
import { planGraph } from '../graph/plan-graph';
import type { GraphPlan } from '../graph/plan';
import { fail, ok, type Result } from '../issues/issue';
import type { NamedTensor } from '../model/model';
import { weightHash } from '../model/weight-hash';
import type { PreparedData } from '../pipeline/pipeline';
import type { Document, TrainingSpec } from '../project/document';
import { gather } from '../train/batches';
import { Penalties, type PenaltySettings } from '../train/penalties';
import { fillTraining } from '../train/prepare';
import { measureTensors, type CheckHost, type Measured } from './measure';
import { Probe } from './probe';
import { report } from './report';
import type { CheckOptions, GradientCheckResult } from './result';
import { sampleTensors } from './sample';

export interface CheckJob {
  document: Document;
  data: PreparedData;
  /** Check at these weights (of a run) instead of the initial ones. */
  trained?: readonly NamedTensor[];
}

const defaultEpsilon = 1e-7;
const defaultRows = 64;
const defaultMost = 5000;

/**
 * Compares the gradients of backpropagation with central differences of J, in float64 (T31, T33).
 * Batch norm uses the batch's own statistics, as when training; random layers are switched off; the penalty is kept.
 * The run's weights are never touched: the check works on a program of its own.
 */
export const gradientCheck = (
  job: CheckJob,
  options: CheckOptions = {},
  host: CheckHost = {},
): Result<GradientCheckResult> => {
  const filled = fillTraining(job.document.training);
  if (!filled.ok) return filled;
  return gradientCheckOf(planGraph(job.document.graph, job.data.facts), filled.value, job, options, host);
};

/** The same for a plan already made. */
export const gradientCheckOf = (
  plan: GraphPlan,
  training: PenaltySettings & Pick<TrainingSpec, 'seed'>,
  { data, trained }: Pick<CheckJob, 'data' | 'trained'>,
  options: CheckOptions,
  host: CheckHost,
): Result<GradientCheckResult> => {
  const { epsilon = defaultEpsilon, maxParameters = defaultMost } = options;
  const rows = Math.min(options.rows ?? defaultRows, data.train.rows);
  if (rows === 0) return fail(noRows);
  const compiled = compile(plan, data.facts, { precision: 'float64', rows, deterministic: true });
  if (!compiled.ok) return compiled;
  const program = compiled.value;
  program.initialise(training.seed);
  const unfit = trained ? program.load(trained) : [];
  if (unfit.length > 0) return fail(unfitWeights(unfit));
  // Evenly spread over the train rows, so that all classes are among them even if the rows are sorted.
  const order = Int32Array.from({ length: rows }, (_, i) => Math.floor((i * data.train.rows) / rows));
  gather(program, data.train, 0, rows, order);

  // In float32, as the run's own hash is.
  const hashBefore = weightHash(program.save('float32'));
  const statistics = program.statistics.slice();
  const penalties = new Penalties(program, training);
  const probe = new Probe(program, plan, rows, penalties);
  const dataCost = probe.analytic();
  const sampled = sampleTensors(program.tensors, maxParameters);
  const measured = measureTensors(probe, sampled, epsilon, host);
  if (!measured) return fail(cancelled);
  const findings = report(plan, measured, probe, { epsilon, dataCost });
  program.statistics.set(statistics);
  return ok({
    ...findings,
    epsilon,
    parameters: program.trained.length,
    checked: countEntries(measured),
    rows,
    forwardPasses: probe.forwardPasses,
    switchedOff: plan.nodes.filter(({ layer }) => layer.stochastic).map(({ node }) => node.id),
    l2: training.l2,
    l1: training.l1,
    penalty: penalties.cost(rows),
    hashBefore,
    hashAfter: weightHash(program.save('float32')),
    at: trained ? 'trained' : 'initial',
  });
};

const countEntries = (measured: readonly Measured[]): number =>
  measured.reduce((sum, { sampled }) => sum + sampled.indices.length, 0);

const noRows = {
  code: 'check/no-rows',
  level: 'error',
  message: 'The gradient check needs at least one train row; there are none.',
  hint: 'Give train a larger share of the split.',
} as const;

const cancelled = {
  code: 'check/cancelled',
  level: 'info',
  message: 'The gradient check was cancelled before it was done.',
} as const;

const unfitWeights = (names: readonly string[]) =>
  ({
    code: 'check/weights',
    level: 'error',
    message: `The run's weights do not fit this network: ${names.join(', ')} missing or of another size.`,
    hint: 'Check the graph of that run, or check at the initial weights.',
  }) as const;
