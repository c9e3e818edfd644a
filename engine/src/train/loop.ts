import { ok, type Result } from '../issues/issue';
import { weightHash } from '../model/weight-hash';
import { resume, takeCheckpoint } from './checkpoint';
import { evaluate, evaluateBriefly } from './evaluate';
import { notFiniteIssue, weightsBreak, type Breakdown } from './guard';
import { applyChange, attend } from './attend';
import { prepareTraining, type TrainJob, type Training } from './prepare';
import { newProgress, type Progress } from './progress';
import { recomputeStatistics } from './recompute-statistics';
import type { EpochPoint, RunResult, TrainHost } from './run';
import { runStep } from './step';

/** Why a run ended: all epochs done, stopped by the person, by its own patience, or a number that is none. */
type End = 'done' | 'stopped' | 'stopped-early' | Breakdown;

/**
 * Trains a document's network on the train rows and watches the dev rows; test rows are never touched.
 * Synchronous: the host is asked between mini-batches. The same document, data and seed give the same bits, whether the
 * run went through, was paused, or was resumed from a checkpoint.
 * J of a mini-batch is the mean loss of its rows plus the penalties with its rows for m. The penalty of dev costs and of
 * final evaluations is taken with the rows of a full mini-batch for m, so that all curves compare.
 * The weights kept are always those of an epoch's end: the last one; the best one on the dev rows when the run was
 * stopped or watched for it; the last finite one when a number broke (epoch 0: the initial weights).
 */
export const train = (job: TrainJob, host: TrainHost): Result<RunResult> => {
  const prepared = prepareTraining(job, host.wantsSnapshot !== undefined);
  if (!prepared.ok) return prepared;
  try {
    return ok(trainPrepared(prepared.value, host));
  } finally {
    prepared.value.program.close();
  }
};

const trainPrepared = (training: Training, host: TrainHost): RunResult => {
  const { job, program } = training;
  host.prepared?.({ kernel: program.kernel });
  const progress = job.resume ? resume(training, job.resume) : newProgress();
  if (job.resume) for (const change of progress.changes) applyChange(training, change);
  else training.last.keep(program, 0);
  // A run that had stopped by itself when its checkpoint was taken has nothing left to do.
  let end: End = progress.batch === 0 ? endAfter(training, progress.epoch) : 'done';
  while (progress.epoch < training.spec.epochs && end === 'done') end = runEpoch(training, progress, host);
  if (host.checkpointAtEnd) host.checkpoint?.(takeCheckpoint(training, progress));
  return finish(training, progress, end);
};

/** What is left of a pass through the train rows, then the dev rows. */
const runEpoch = (training: Training, progress: Progress, host: TrainHost): End => {
  const { batches, program } = training;
  const epoch = progress.epoch + 1;
  batches.startEpoch(epoch);
  while (progress.batch < batches.perEpoch) {
    if (attend(training, progress, host) === 'stop') return 'stopped';
    const broken = runStep(training, progress, batches.load(program, progress.batch), host);
    if (broken) return { ...broken, epoch, batch: progress.batch + 1 };
  }
  const overflowed = weightsBreak(program);
  if (overflowed) return { ...overflowed, epoch, batch: batches.perEpoch };
  endEpoch(training, progress, host);
  return endAfter(training, epoch);
};

const endAfter = ({ stopping }: Training, epoch: number): End => (stopping.hasEnough(epoch) ? 'stopped-early' : 'done');

/** Looks at the dev rows, keeps the weights, and tells the host. */
const endEpoch = (training: Training, progress: Progress, host: TrainHost): void => {
  const { program, job, spec, penalties, stopping, reading, penaltyRows } = training;
  const { dev, train: own, seen } = job.data;
  const epoch = progress.epoch + 1;
  const penalty = penalties.cost(penaltyRows);
  const onDev = brief(training, dev, penalty);
  training.last.keep(program, epoch);
  if (stopping.sees(epoch, spec.watch === 'metric' ? onDev.metric : onDev.cost)) training.best.keep(program, epoch);
  const quiet = spec.randomLayers === 'watch' ? brief(training, own, penalty) : null;
  const point: EpochPoint = {
    epoch,
    step: progress.step,
    trainCost: progress.weightedCost / seen.rows,
    trainPenalty: progress.weightedPenalty / seen.rows,
    devCost: onDev.cost,
    devMetric: onDev.metric,
    learningRate: reading.learningRate,
    ...(quiet && { quietCost: quiet.cost, quietMetric: quiet.metric }),
  };
  Object.assign(progress, { epoch, batch: 0, weightedCost: 0, weightedPenalty: 0 });
  progress.points.push(point);
  host.epoch?.(point);
};

const brief = ({ predictor, job, metric }: Training, rows: TrainJob['data']['dev'], penalty: number) =>
  evaluateBriefly(predictor, rows, job.data.pipeline, metric, penalty);

/** The weights that a run leaves. */
const keptOf = ({ last, best, spec }: Training, end: End) => {
  const watched = end === 'stopped-early' || (end === 'done' && spec.patience > 0);
  const wantsBest = end === 'stopped' || (watched && spec.restoreBest);
  return wantsBest && best.epoch > 0 ? best : last;
};

/** Puts the kept weights in place, evaluates them, and closes the books. */
const finish = (training: Training, progress: Progress, end: End): RunResult => {
  const { program, predictor, job, spec, penalties, penaltyRows, last, best, stopping } = training;
  const { document, data } = job;
  const kept = keptOf(training, end);
  kept.restore(program);
  if (spec.exactStatistics) recomputeStatistics(predictor, data.seen);
  const tensors = program.save();
  const penalty = penalties.cost(penaltyRows);
  const devCost = progress.points.find(({ epoch }) => epoch === stopping.best.bestEpoch)?.devCost;
  const common = {
    epochsRun: last.epoch,
    stepsRun: progress.step,
    history: progress.points,
    batchCost: progress.batchCosts.points(),
    best: devCost === undefined ? null : { epoch: best.epoch, devCost },
    keptEpoch: kept.epoch,
    train: evaluate(predictor, data.train, data.pipeline, penalty),
    dev: evaluate(predictor, data.dev, data.pipeline, penalty),
    model: { name: document.name, graph: document.graph, pipeline: data.pipeline, tensors },
    weightHash: weightHash(tensors),
    notices: progress.notices,
    changes: progress.changes,
    flow: training.flow.result(),
  };
  if (typeof end === 'string') return { status: end, ...common };
  return { status: 'not-finite', issue: notFiniteIssue(end, kept.epoch, document), ...common };
};
