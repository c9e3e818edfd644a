import type { Issue } from '../issues/issue';
import { BatchHistory, type BatchHistoryState } from './history';
import type { LoggedChange } from './live-changes';
import type { EpochPoint } from './run';

/** What changes while a run goes on, besides the numbers of its program. */
export interface Progress {
  /** Epochs finished, mini-batches done of the next one, and mini-batches done in all. */
  epoch: number;
  batch: number;
  step: number;
  /** Σ rows·J and Σ rows·penalty over the mini-batches of the epoch at hand. */
  weightedCost: number;
  weightedPenalty: number;
  points: EpochPoint[];
  batchCosts: BatchHistory;
  changes: LoggedChange[];
  notices: Issue[];
}

/** The same as plain data, for a checkpoint. */
export type ProgressState = Omit<Progress, 'batchCosts'> & { batchCosts: BatchHistoryState };

export const newProgress = (): Progress => ({
  epoch: 0,
  batch: 0,
  step: 0,
  weightedCost: 0,
  weightedPenalty: 0,
  points: [],
  batchCosts: new BatchHistory(),
  changes: [],
  notices: [],
});

export const saveProgress = (progress: Progress): ProgressState => ({
  ...progress,
  points: [...progress.points],
  changes: [...progress.changes],
  notices: [...progress.notices],
  batchCosts: progress.batchCosts.save(),
});

export const resumeProgress = (state: ProgressState): Progress => {
  const batchCosts = new BatchHistory();
  batchCosts.resume(state.batchCosts);
  return {
    ...state,
    points: [...state.points],
    changes: [...state.changes],
    notices: [...state.notices],
    batchCosts,
  };
};
