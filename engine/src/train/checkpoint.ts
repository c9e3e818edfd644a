import type { Real, Precision } from '../kernels/real';
import { widthOf } from '../layers/_width';
import type { NamedTensor } from '../model/model';
import type { Document } from '../project/document';
import type { StoppingState } from './early-stopping';
import type { FlowState } from './flow';
import type { KeptState } from './kept-weights';
import type { Training } from './prepare';
import { resumeProgress, saveProgress, type Progress, type ProgressState } from './progress';

/**
 * A run between two of its mini-batches, complete: going on from here gives the bits it would have given without a stop.
 * Random numbers need no place in it, as they are named by seed, purpose, epoch and step.
 */
export interface Checkpoint {
  /** As the run was started; changes since are in `progress.changes`. */
  document: Document;
  precision: Precision;
  /** What the numbers below are, in the program's order: trained weights, and (not trained) running statistics. */
  tensors: readonly CheckpointTensor[];
  /** All trained numbers side by side, running statistics, and the optimizer's state. */
  trained: Real;
  statistics: Real;
  slots: Readonly<Record<string, Real>>;
  scalars: Readonly<Record<string, number>>;
  /** Weights of the last and of the best finished epoch. */
  last: KeptState;
  best: KeptState;
  stopping: StoppingState;
  flow: FlowState;
  progress: ProgressState;
}

export interface CheckpointTensor {
  name: string;
  shape: readonly number[];
  isTrained: boolean;
}

const tensorsOf = ({ program }: Training): CheckpointTensor[] =>
  program.tensors.map(({ name, shape, role }) => ({ name, shape, isTrained: role !== 'statistic' }));

/** Two networks have the same one when the numbers of one stand where those of the other do. */
const fingerprint = (tensors: readonly CheckpointTensor[]): string =>
  tensors.map(({ name, shape }) => `${name} ${shape.join('x')}`).join();

/** The weights at that moment by name, for a gradient check, an export or a prediction. */
export const weightsAt = ({ tensors, trained, statistics }: Checkpoint): NamedTensor[] => {
  const at = { trained: 0, statistics: 0 };
  return tensors.map(({ name, shape, isTrained }) => {
    const region = isTrained ? 'trained' : 'statistics';
    const start = at[region];
    at[region] += widthOf(shape);
    return { name, shape, data: (isTrained ? trained : statistics).slice(start, at[region]) };
  });
};

export const takeCheckpoint = (training: Training, progress: Progress): Checkpoint => {
  const { program, update, last, best, stopping, flow, job } = training;
  return {
    document: job.document,
    precision: program.precision,
    tensors: tensorsOf(training),
    trained: program.trained.slice(),
    statistics: program.statistics.slice(),
    slots: Object.fromEntries(Object.entries(program.slots).map(([name, slot]) => [name, slot.slice()])),
    scalars: { ...update.scalars },
    last: last.save(),
    best: best.save(),
    stopping: stopping.best,
    flow: flow.save(),
    progress: saveProgress(progress),
  };
};

/** True when a checkpoint belongs to the network, the precision and the optimizer of a run. */
export const fits = (checkpoint: Checkpoint, training: Training): boolean => {
  const { program } = training;
  const sizes = (slots: Readonly<Record<string, Real>>): string =>
    Object.entries(slots)
      .map(([name, { length }]) => `${name} ${length}`)
      .sort()
      .join();
  return (
    checkpoint.precision === program.precision &&
    fingerprint(checkpoint.tensors) === fingerprint(tensorsOf(training)) &&
    sizes(checkpoint.slots) === sizes(program.slots)
  );
};

/** Puts a run where the checkpoint was taken. */
export const resume = (training: Training, checkpoint: Checkpoint): Progress => {
  const { program, update, last, best, stopping, flow } = training;
  program.trained.set(checkpoint.trained);
  program.statistics.set(checkpoint.statistics);
  for (const [name, slot] of Object.entries(checkpoint.slots)) program.slots[name]!.set(slot);
  Object.assign(update.scalars, checkpoint.scalars);
  last.resume(checkpoint.last);
  best.resume(checkpoint.best);
  stopping.resume(checkpoint.stopping);
  flow.resume(checkpoint.flow);
  return resumeProgress(checkpoint.progress);
};
