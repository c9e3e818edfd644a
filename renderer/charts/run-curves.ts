import type { EpochPoint, Issue } from '@deepwright/engine';

/** The curves of one run, in progress or finished, as the charts read them. */
export interface RunCurves {
  run: number;
  /** Positions of `costs` in the run, counted from 1. */
  steps: ArrayLike<number>;
  /** J of those mini-batches. */
  costs: ArrayLike<number>;
  points: readonly EpochPoint[];
  best: { epoch: number; devCost: number } | null;
  /** Steps done, and steps and epochs planned. */
  stepsRun: number;
  totalSteps: number;
  epochs: number;
  secondsElapsed: number;
  active: boolean;
  /** Only some of the mini-batches were kept (a long run). */
  thinned: boolean;
  /** Why it ended early. */
  issue: Issue | null;
  notFinite: boolean;
}

/** How the curves are looked at. */
export interface CurveView {
  axis: 'iteration' | 'epoch' | 'time';
  log: boolean;
  /** β of the average over mini-batches. */
  beta: number;
}

/** What a run would be, before there is one. */
export interface PlannedRun {
  epochs: number;
  /** Null while the number of train rows is not known. */
  totalSteps: number | null;
}

export const stepsPerEpoch = (run: Pick<RunCurves, 'totalSteps' | 'epochs'>): number =>
  run.epochs > 0 ? run.totalSteps / run.epochs : 1;

/** The newest epoch that is done by a step. */
export const pointAt = (points: readonly EpochPoint[], step: number): EpochPoint | null => {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.step <= step) low = middle + 1;
    else high = middle;
  }
  return points[low - 1] ?? null;
};
