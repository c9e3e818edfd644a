import type { Program } from '../compile/program';
import { shrink } from '../kernels/formulas';
import { clipGradient } from './clip';
import { costBreaks, gradientBreaks, type Broken } from './guard';
import type { Training } from './prepare';
import type { Progress } from './progress';
import { rateAt } from './rate';
import type { StepReading, TrainHost } from './run';
import { watchFlow } from './watch-flow';

/** The last mini-batch of the run, whose picture stays on the screen. */
const lastStep = ({ spec, batches }: Training): number => spec.epochs * batches.perEpoch;

/** One mini-batch, already in the program: forward, loss, backward, penalty, update. Says where it broke, if it did. */
export const runStep = (training: Training, progress: Progress, rows: number, host: TrainHost): Broken | null => {
  const { program, penalties, reading, flow } = training;
  const step = progress.step + 1;
  const wantsFlow = flow.wants(step);
  program.forward(rows, true, step);
  if (wantsFlow) flow.forward(rows);
  read(training, progress, rows);
  const brokenCost = costBreaks(program, rows, reading.cost);
  if (brokenCost) return brokenCost;
  program.backward();
  if (wantsFlow) watchFlow(training, progress, flow.backward(step), host);
  penalties.addGradient(rows);
  const brokenGradient = gradientBreaks(program, rows, step);
  if (brokenGradient) return brokenGradient;
  host.gradients?.(reading, program.tensors);
  if (host.wantsSnapshot && (host.wantsSnapshot() || step === lastStep(training))) {
    host.snapshot?.({ epoch: reading.epoch, step, blocks: program.inspect(rows) });
  }
  update(training, rows);
  count(progress, reading);
  host.step?.(reading);
  return null;
};

/** J of the mini-batch in its two parts, and the rate of its update. */
const read = ({ program, penalties, reading, schedule, spec, moment }: Training, at: Progress, rows: number): void => {
  reading.epoch = moment.epoch = at.epoch + 1;
  reading.step = moment.step = at.step + 1;
  reading.rows = rows;
  reading.dataCost = program.lossTotal() / rows;
  reading.penalty = penalties.cost(rows);
  reading.cost = reading.dataCost + reading.penalty;
  reading.learningRate = rateAt(schedule, spec, moment);
};

/** Clips, decays, steps and shrinks, in this order: every gradient is that of the weights before. */
const update = ({ program, penalties, spec, optimizer, update: c, reading }: Training, rows: number): void => {
  const { learningRate } = reading;
  if (spec.clipNorm > 0) clipGradient(program.kernels, program.gradients, spec.clipNorm);
  penalties.step('before', learningRate, rows);
  if (optimizer.decay) decay(program, learningRate * optimizer.decay(spec.optimizer));
  c.learningRate = learningRate;
  optimizer.step(c);
  penalties.step('after', learningRate, rows);
};

/** The optimizer's own decoupled decay (AdamW): on weights only, never b, γ, β. */
const decay = ({ kernels, tensors }: Program, share: number): void => {
  for (const { role, data, size } of tensors) {
    if (role === 'weight') kernels.each(shrink, 1, size, data, share);
  }
};

const count = (progress: Progress, { step, rows, cost, penalty }: StepReading): void => {
  progress.step = step;
  progress.batch++;
  progress.weightedCost += cost * rows;
  progress.weightedPenalty += penalty * rows;
  progress.batchCosts.add(step, cost);
};
