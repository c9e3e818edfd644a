import type { CheckOptions } from '../../check/result';
import type { Table } from '../../data/table';
import type { Issue } from '../../issues/issue';
import type { Model, NamedTensor } from '../../model/model';
import type { Document } from '../../project/document';
import type { EpochPoint, RunResult, Snapshot } from '../../train/run';

/** The document and the columns of its data; the columns' memory is shared, not copied. */
export interface Subject {
  document: Document;
  table: Table;
}

/** What the train thread is asked for. `control` is one shared Int32 (see `Control`). */
export type TrainThreadJob =
  | ({ do: 'train'; control: SharedArrayBuffer } & Subject)
  | ({ do: 'check'; control: SharedArrayBuffer; trained?: readonly NamedTensor[]; options: CheckOptions } & Subject)
  | ({ do: 'predict'; model: Model } & Subject)
  | ({ do: 'test'; model: Model } & Subject);

/** Known before the first mini-batch. */
export interface RunFacts {
  epochs: number;
  totalSteps: number;
  stepsPerEpoch: number;
  trainRows: number;
  devRows: number;
  testRows: number;
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
  | { what: 'checked'; progress: CheckProgress };

/** A run that came to its end. */
export interface FinishedRun {
  result: RunResult;
  /** Of work: pauses do not count. */
  seconds: number;
  /** "js float32". */
  kernel: string;
}

/** Predictions of the dev rows, in the units of the target. */
export interface DevPredictions {
  rows: number;
  outputs: number;
  /** [rows, outputs] */
  yHat: Float32Array;
  /** Index of each row in the table. */
  source: Int32Array;
}
