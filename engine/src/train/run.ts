import type { BlockReading } from '../compile/inspect';
import type { ProgramTensor } from '../compile/tensors';
import type { TensorReading } from '../diagnostics/tensor-histograms';
import type { Issue } from '../issues/issue';
import type { Document } from '../project/document';
import type { Model } from '../model/model';
import type { Checkpoint } from './checkpoint';
import type { Flow } from './flow';
import type { LiveChange, LoggedChange } from './live-changes';

/** `stopped-early`: by its own rule, after the patience was used up. */
export type RunStatus = 'done' | 'stopped' | 'stopped-early' | 'not-finite' | 'failed';

/** Numbers at the end of an epoch. Costs include the penalty. */
export interface EpochPoint {
  epoch: number;
  /** Steps done so far. */
  step: number;
  /** Mean of J over the epoch's batches, weighted by rows. */
  trainCost: number;
  /** The penalty's share of `trainCost`; the rest is the data part. */
  trainPenalty: number;
  /** J on the dev rows, predict mode; NaN without dev rows. */
  devCost: number;
  /** The main metric of the target (accuracy, R²) on the dev rows. */
  devMetric: number;
  learningRate: number;
  /** J and the main metric on the train rows in predict mode, so without dropout (T19); only when watched. */
  quietCost?: number;
  quietMetric?: number;
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
  /** What was noticed on the way: vanishing and exploding gradients. */
  notices?: readonly Issue[];
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
  /** SHA-256 over names, shapes and bytes of all tensors, hex. */
  weightHash: string;
  /** Settings that changed while the run went on, each with its step. */
  changes?: readonly LoggedChange[];
  flow?: Flow;
}

/** A run as kept with the project. Immutable. */
export interface RunRecord {
  /** Counted from 1 in the project. */
  number: number;
  /** ISO time, given by the host. */
  startedAt: string;
  seconds: number;
  /** What computed: `wasm std float32, 2 threads`; `js float64`. */
  kernel: string;
  /** SHA-256 of the data file's bytes. */
  dataHash: string;
  /** The document it was started with. */
  document: Document;
  result: RunResult;
}

/** One mini-batch that went well, before its update. The object is the same each time: copy what you keep. */
export interface StepReading {
  /** Both counted from 1, `step` through the whole run. */
  epoch: number;
  step: number;
  /** Rows in this mini-batch. */
  rows: number;
  /** J = dataCost + penalty. */
  cost: number;
  dataCost: number;
  penalty: number;
  /** α of the update that follows. */
  learningRate: number;
}

/** What the surroundings ask of a run between two mini-batches. */
export type Request = { do: 'change'; change: LiveChange } | { do: 'checkpoint' } | { do: 'inspect' };

/** What the surroundings offer a run. Every function is called between mini-batches, never inside one. */
export interface TrainHost {
  /** Everything is made and the first mini-batch comes next; `kernel` is what computes. */
  prepared?: (about: { kernel: string }) => void;
  /** Blocks while paused; says whether to go on. `again`: serve the requests, then ask again. */
  control: () => 'run' | 'stop' | 'again';
  /** What was asked for since the last mini-batch; null or nothing most of the time. */
  requests?: () => readonly Request[] | null;
  step?: (at: StepReading) => void;
  /** Gradients of J with the penalties in it, before clipping, of every mini-batch. */
  gradients?: (at: StepReading, tensors: readonly ProgramTensor[]) => void;
  epoch?: (point: EpochPoint) => void;
  /** True when a picture of the inside is wanted of this mini-batch (at most about 10 a second); the last one is always taken. */
  wantsSnapshot?: () => boolean;
  snapshot?: (snapshot: Snapshot) => void;
  /** The answer to a request for one; with `checkpointAtEnd` also where the run ends, however it does. */
  checkpoint?: (checkpoint: Checkpoint) => void;
  checkpointAtEnd?: boolean;
  /** The answer to `inspect`. */
  inspected?: (inspection: Inspection) => void;
  /** A change that took effect, and one that could not. */
  changed?: (change: LoggedChange) => void;
  refused?: (change: LiveChange, issues: readonly Issue[]) => void;
  notice?: (issue: Issue) => void;
}

export interface Snapshot {
  epoch: number;
  step: number;
  blocks: readonly BlockReading[];
}

/** Histograms of every tensor and its gradient as the newest mini-batch left them. */
export interface Inspection {
  epoch: number;
  step: number;
  tensors: readonly TensorReading[];
}
