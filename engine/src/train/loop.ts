import type { Result } from '../issues/issue';
import { ok } from '../issues/issue';
import { weightHash } from '../model/weight-hash';
import { evaluate, evaluateBriefly } from './evaluate';
import { costBreaks, gradientBreaks, notFiniteIssue, weightsBreak, type Breakdown, type Broken } from './guard';
import { BatchHistory } from './history';
import { prepareTraining, type TrainJob, type Training } from './prepare';
import type { EpochPoint, RunResult, TrainHost } from './run';

/** What changes while a run goes on. */
interface Progress {
  /** Mini-batches done in the whole run. */
  step: number;
  points: EpochPoint[];
  batchCosts: BatchHistory;
  bestCost: number;
}

/** Why a run ended: all epochs done, stopped by the person, or a number that is none. */
type End = 'done' | 'stopped' | Breakdown;

/**
 * Trains a document's network on the train rows and watches the dev rows; test rows are never touched.
 * Synchronous: the host is asked between mini-batches. The same document, data and seed give the same bits.
 * J of a mini-batch is the mean loss of its rows plus λ/(2·rows)·Σ‖W‖². The penalty of dev costs and of final evaluations
 * is taken with the rows of a full mini-batch for m, so that all curves compare.
 * The weights kept are always those of an epoch's end: the last one; the best one on the dev rows when stopped;
 * the last finite one when a number broke (epoch 0: the initial weights).
 */
export const train = (job: TrainJob, host: TrainHost): Result<RunResult> => {
  const prepared = prepareTraining(job, host.wantsSnapshot !== undefined);
  if (!prepared.ok) return prepared;
  const training = prepared.value;
  const progress: Progress = { step: 0, points: [], batchCosts: new BatchHistory(), bestCost: Infinity };
  training.last.keep(training.program, 0);
  let end: End = 'done';
  for (let epoch = 1; epoch <= training.spec.epochs && end === 'done'; epoch++) {
    end = runEpoch(training, progress, epoch, host);
  }
  return ok(finish(training, progress, end));
};

/** One pass through the train rows, then the dev rows. */
const runEpoch = (training: Training, progress: Progress, epoch: number, host: TrainHost): End => {
  const { batches, program, job } = training;
  batches.startEpoch(epoch);
  let weighted = 0;
  for (let b = 0; b < batches.perEpoch; b++) {
    if (host.control() === 'stop') return 'stopped';
    const rows = batches.load(program, b);
    const cost = runStep(training, progress.step + 1, epoch, rows, host);
    if (typeof cost !== 'number') return { ...cost, epoch, batch: b + 1 };
    progress.step++;
    progress.batchCosts.add(progress.step, cost);
    weighted += cost * rows;
    host.step?.(progress.step, cost);
  }
  const overflowed = weightsBreak(program);
  if (overflowed) return { ...overflowed, epoch, batch: batches.perEpoch };
  endEpoch(training, progress, epoch, weighted / job.data.train.rows, host);
  return 'done';
};

/** One mini-batch, already in the program: forward, loss, backward, penalty, update. Gives J, or where it broke. */
const runStep = (training: Training, step: number, epoch: number, rows: number, host: TrainHost): number | Broken => {
  const { program, optimizer, update } = training;
  const { l2 } = training.penalty;
  program.forward(rows, true, step);
  const cost = program.lossTotal(rows) / rows + (l2 > 0 ? program.penalty(l2, rows) : 0);
  const brokenCost = costBreaks(program, rows, cost);
  if (brokenCost) return brokenCost;
  program.backward(rows);
  if (l2 > 0) program.addPenaltyGradient(l2, rows);
  const brokenGradient = gradientBreaks(program, rows, step);
  if (brokenGradient) return brokenGradient;
  if (host.wantsSnapshot && (host.wantsSnapshot() || step === lastStep(training))) {
    host.snapshot?.({ epoch, step, blocks: program.inspect(rows) });
  }
  update.learningRate = rateAt(training, epoch, step);
  optimizer.step(update);
  return cost;
};

/** The last mini-batch of the run, whose picture stays on the screen. */
const lastStep = ({ spec, batches }: Training): number => spec.epochs * batches.perEpoch;

const rateAt = ({ schedule, spec, moment }: Training, epoch: number, step: number): number => {
  moment.epoch = epoch;
  moment.step = step;
  return schedule.rate(spec.learningRate, moment, spec.schedule);
};

/** Looks at the dev rows, keeps the weights, and tells the host. */
const endEpoch = (training: Training, progress: Progress, epoch: number, trainCost: number, host: TrainHost): void => {
  const { program, predictor, job, metric, penalty, last, best, update } = training;
  const dev = evaluateBriefly(predictor, job.data.dev, job.data.pipeline, metric, penalty);
  last.keep(program, epoch);
  if (dev.cost < progress.bestCost) {
    progress.bestCost = dev.cost;
    best.keep(program, epoch);
  }
  const point: EpochPoint = {
    epoch,
    step: progress.step,
    trainCost,
    devCost: dev.cost,
    devMetric: dev.metric,
    learningRate: update.learningRate,
  };
  progress.points.push(point);
  host.epoch?.(point);
};

/** Puts the kept weights in place, evaluates them, and closes the books. */
const finish = (training: Training, progress: Progress, end: End): RunResult => {
  const { program, predictor, job, penalty, last, best } = training;
  const kept = end === 'stopped' && best.epoch > 0 ? best : last;
  kept.restore(program);
  const tensors = program.save();
  const { document, data } = job;
  const common = {
    epochsRun: last.epoch,
    stepsRun: progress.step,
    history: progress.points,
    batchCost: progress.batchCosts.points(),
    best: best.epoch > 0 ? { epoch: best.epoch, devCost: progress.bestCost } : null,
    keptEpoch: kept.epoch,
    train: evaluate(predictor, data.train, data.pipeline, penalty),
    dev: evaluate(predictor, data.dev, data.pipeline, penalty),
    model: { name: document.name, graph: document.graph, pipeline: data.pipeline, tensors },
    weightHash: weightHash(tensors),
  };
  if (typeof end === 'string') return { status: end, ...common };
  return { status: 'not-finite', issue: notFiniteIssue(end, kept.epoch, document), ...common };
};
