import type { CheckOptions } from '../../check/result';
import type { Table } from '../../data/table';
import type { Issue } from '../../issues/issue';
import type { KernelChoice } from '../../kernels/choice';
import type { Precision, Real } from '../../kernels/real';
import type { Model, NamedTensor } from '../../model/model';
import type { Document } from '../../project/document';
import type { Checkpoint } from '../../train/checkpoint';
import type { DrawsByName } from '../../train/given-draws';
import type { LiveChange, LoggedChange } from '../../train/live-changes';
import type { EpochPoint, Inspection, RunResult, Snapshot } from '../../train/run';
import type { Trace } from '../../train/trace';
import type { Control } from './control';

/** The document and the columns of its data; the columns' memory is shared, not copied. */
export interface Subject {
  document: Document;
  table: Table;
}

/** How a run is done besides what its document says. */
export interface RunOptions {
  /** float32 unless said; a resumed run keeps its own. */
  precision?: Precision;
  /** Weights to start from instead of drawing them. */
  initial?: readonly NamedTensor[];
  /** A run to go on with. */
  resume?: Checkpoint;
  /** Dropout masks and noise to use instead of drawing them, by block and step: `dropout-1.1`. */
  draws?: DrawsByName;
  /** Keep every mini-batch's J in full precision; with the gradients of the first one. */
  trace?: { gradients: boolean };
  /** What computes; the usual unless said. A run in float64 is always plain JavaScript. */
  kernels?: KernelChoice;
  /** The library that `kernels.accelerator` asks for, as the machine's facts name it. */
  acceleratorFile?: string;
  /** Also take a checkpoint where the run ends. */
  checkpointAtEnd?: boolean;
}

/** Part of the data a model is judged on. `test` is read only when a person asks for it. */
export type Part = 'train' | 'dev' | 'test';

/** What the train thread is asked for. */
export type TrainThreadJob =
  | ({ do: 'train'; control: Control; options: RunOptions } & Subject)
  | ({ do: 'check'; control: Control; trained?: readonly NamedTensor[]; options: CheckOptions } & Subject)
  | { do: 'predict'; model: Model; table: Table }
  | ({ do: 'predict-dev'; model: Model } & Subject)
  | ({ do: 'test'; model: Model } & Subject)
  | ({ do: 'diagnose'; model: Model; part: Part } & Subject);

/** Known before the first mini-batch. */
export interface RunFacts {
  epochs: number;
  totalSteps: number;
  stepsPerEpoch: number;
  trainRows: number;
  devRows: number;
  testRows: number;
  /** What computes: "wasm std float32, 2 threads". */
  kernel: string;
  /** Warnings about the data. */
  issues: readonly Issue[];
}

/** All that happened since the last one; at most 20 a second. */
export interface RunProgress {
  /** From 1, without gaps. */
  sequence: number;
  /** The step of `costs[0]`, from 1. */
  firstStep: number;
  /** J of each mini-batch since the last message. */
  costs: Float32Array;
  points: readonly EpochPoint[];
  snapshot: Snapshot | null;
}

export interface CheckProgress {
  done: number;
  total: number;
}

export type TrainThreadNews =
  | { what: 'started'; facts: RunFacts }
  | { what: 'progress'; progress: RunProgress }
  /** The thread waits (true) or goes on (false). */
  | { what: 'paused'; paused: boolean }
  /** The answer to each request for one, in order; and the one at the end. */
  | { what: 'checkpoint'; checkpoint: Checkpoint }
  | { what: 'inspected'; inspection: Inspection }
  | { what: 'changed'; change: LoggedChange }
  | { what: 'refused'; change: LiveChange; issues: readonly Issue[] }
  | { what: 'notice'; issue: Issue }
  | { what: 'checked'; progress: CheckProgress };

/** A run that came to its end. */
export interface FinishedRun {
  result: RunResult;
  /** Of work: pauses do not count. */
  seconds: number;
  /** What computed: "wasm std float32, 2 threads". */
  kernel: string;
  trace?: Trace;
}

/** Predictions of rows, in the units of the target. */
export interface Predictions {
  rows: number;
  outputs: number;
  /** [rows, outputs] */
  yHat: Real;
  /** Index of each row in the table. */
  source: Int32Array;
  /** What in the rows had to be read as something else. */
  issues: readonly Issue[];
}
