import type { Issue } from '../issues/issue';
import type { Document } from '../project/document';
import type { Model } from '../model/model';

export type RunStatus = 'done' | 'stopped' | 'not-finite' | 'failed';

/** Numbers at the end of an epoch. Costs include the penalty. */
export interface EpochPoint {
  epoch: number;
  /** Steps done so far. */
  step: number;
  /** Mean of J over the epoch's batches, weighted by rows. */
  trainCost: number;
  /** J on the dev rows, predict mode; NaN without dev rows. */
  devCost: number;
  /** The main metric of the target (accuracy, R²) on the dev rows. */
  devMetric: number;
  learningRate: number;
}

/** Cost without and with penalty and all metrics of one part of the data, in predict mode. */
export interface Evaluation {
  rows: number;
  cost: number;
  dataCost: number;
  penalty: number;
  metrics: Readonly<Record<string, number>>;
}

/** What a finished (or stopped) run leaves: never changed afterwards. */
export interface RunResult {
  status: RunStatus;
  /** Why it ended early, in words and with the place. */
  issue?: Issue;
  epochsRun: number;
  stepsRun: number;
  history: readonly EpochPoint[];
  /** J of each mini-batch; long runs are thinned by min–max to at most 20,000 points. `steps` are their positions. */
  batchCost: { steps: Float64Array; cost: Float32Array };
  best: { epoch: number; devCost: number } | null;
  /** The epoch whose weights are kept: the last one, or the best one of a stopped run, or the last finite one. */
  keptEpoch: number;
  train: Evaluation | null;
  dev: Evaluation | null;
  model: Model;
  /** SHA-256 over names, shapes and float32 bytes of all tensors, hex. */
  weightHash: string;
}

/** A run as kept with the project. Immutable. */
export interface RunRecord {
  /** Counted from 1 in the project. */
  number: number;
  /** ISO time, given by the host. */
  startedAt: string;
  seconds: number;
  /** Name and version of the kernel build: `js float32`. */
  kernel: string;
  /** SHA-256 of the data file's bytes. */
  dataHash: string;
  /** The document it was started with. */
  document: Document;
  result: RunResult;
}

/** What the surroundings offer a run. Every function is called between mini-batches, never inside one. */
export interface TrainHost {
  /** Blocks while paused; says whether to go on. */
  control: () => 'run' | 'stop';
  /** After every mini-batch: step from 1 and J of that batch with the penalty. */
  step?: (step: number, cost: number) => void;
  epoch?: (point: EpochPoint) => void;
  /** True when a picture of the inside is wanted of this mini-batch (at most about 10 a second); the last one is always taken. */
  wantsSnapshot?: () => boolean;
  snapshot?: (snapshot: Snapshot) => void;
}

/** Histogram and readings of one block's outputs for the newest batch. */
export interface BlockReading {
  nodeId: string;
  /** 28 equal bins from `low` to `high`. */
  histogram: readonly number[];
  low: number;
  high: number;
  mean: number;
  deviation: number;
  /** Units whose output is 0 for every row of the batch. */
  deadUnits: number;
  units: number;
  /** Euclidean norm of the cost's gradient at the output of the block; NaN before the first backward pass. */
  gradientNorm: number;
}

export interface Snapshot {
  epoch: number;
  step: number;
  blocks: readonly BlockReading[];
}
