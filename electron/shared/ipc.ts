import * as v from 'valibot';
import {
  checkOptions,
  count,
  dataSpec,
  document,
  kernelChoice,
  projectFile,
  readOptions,
  rowsAtOnce,
  runRecord,
  source,
  studyJob,
  text,
  theme,
} from './payloads';
import type {
  DataCheck,
  DataSource,
  Document,
  EpochPoint,
  GradientCheckResult,
  KernelChoice,
  KernelFacts,
  Peek,
  Preview,
  ProjectFile,
  Result,
  RowWindow,
  RunRecord,
  Snapshot,
  StudyAnswers,
  StudyJob,
} from '@deepwright/engine';

export type { DataCheck, DataSummary, PartSummary } from '@deepwright/engine';

/**
 * The one contract between the window and the main process. A request is a name, a payload schema (checked in main,
 * where the sender is checked too) and a result type; an event goes from main to the window. Nothing else crosses.
 */

/** A row on a sample's card, with the index of its class (0 for regression). */
export type SamplePoint = readonly [x: number, y: number, group: number];

/** What a sample's card shows of its file. */
export type SamplePicture =
  /** Two columns; at most 600 points. */
  | { kind: 'points'; points: readonly SamplePoint[] }
  /** A row of each class as pixels from 0 to 1, row by row of a picture so wide. */
  | { kind: 'pixels'; width: number; pictures: readonly (readonly number[])[] }
  /** First lines of the file. */
  | { kind: 'text'; lines: readonly string[] };

export interface SampleInfo {
  id: string;
  title: string;
  file: string;
  /** "150 rows, 4 columns, 3 classes". */
  size: string;
  about: string;
  origin: string;
  licence: string;
  /** False for a file that is there to be imported: it is opened like any other. */
  hasProject: boolean;
  picture: SamplePicture;
}

export interface RecentProject {
  path: string;
  name: string;
  /** "species, 14 runs". */
  about: string;
  /** "dev accuracy 98.5 %". */
  result: string;
  openedAt: string;
}

export interface AppInfo {
  version: string;
  electron: string;
  chromium: string;
  node: string;
  platform: string;
}

export interface Settings {
  theme: v.InferOutput<typeof theme>;
  /** How the next run computes. Where this machine cannot, the next best is done and the run's record names it. */
  kernels: KernelChoice;
}

export interface OpenedProject {
  /** Null for a sample or an unsaved project. */
  path: string | null;
  file: ProjectFile;
}

/** A first look at a file that the person chose, before it is imported. */
export interface PeekedData {
  source: DataSource;
  peek: Peek;
}

export interface OpenedData {
  /** Names the table held by the data thread. */
  dataId: string;
  source: DataSource;
  /** Files of their own for dev and test rows, where there are any. */
  devSource?: DataSource;
  testSource?: DataSource;
  preview: Preview;
  milliseconds: number;
}

export type TrainPhase = 'starting' | 'running' | 'paused' | 'stopping';

/** At most 20 a second; everything since the last one. Numbered from 1 within the run. */
export interface TrainProgress {
  run: number;
  sequence: number;
  phase: TrainPhase;
  /** What computes it, as its record will say; empty until the network is compiled. */
  kernel: string;
  step: number;
  totalSteps: number;
  /** Whole epochs done. */
  epoch: number;
  epochs: number;
  secondsElapsed: number;
  /** Null until it can be judged. */
  secondsLeft: number | null;
  rowsPerSecond: number;
  /** J of the mini-batches since the last message; `firstStep` is the step of costs[0]. */
  firstStep: number;
  costs: Float32Array;
  points: readonly EpochPoint[];
  snapshot: Snapshot | null;
}

/** A run in progress as a window that was reloaded needs it. */
export interface TrainAttachment {
  run: number;
  document: Document;
  /** All mini-batch costs and epochs so far, in one message. */
  progress: TrainProgress;
}

export interface ExportFormat {
  kind: string;
  title: string;
  extension: string;
  help: string;
  cannot: readonly string[];
  readWith: string;
}

/** What came out of reading an exported file back and predicting the dev rows with it. */
export interface ExportProof {
  format: string;
  path: string;
  bytes: number;
  tensors: number;
  /** Every tensor read back from the file has the same bits. */
  sameBits: boolean;
  /** Rows predicted with the weights from the file. */
  rows: number;
  /** Largest absolute difference between those predictions and the app's. */
  maxDifference: number;
}

/** Payload schema of every request. Names are `area/verb`. */
export const requests = {
  'app/info': v.object({}),
  /** What this machine can compute with. */
  'app/kernels': v.object({}),
  'app/settings': v.object({}),
  'app/saveSettings': v.object({ theme, kernels: kernelChoice }),
  'app/samples': v.object({}),
  'app/recent': v.object({}),
  /** The window tells its state so that closing can ask; `answer` settles a close that was asked. */
  'app/windowState': v.object({ title: text, dirty: v.boolean() }),
  'app/confirmClose': v.object({}),

  /** Asks for a file when `path` is left out. Null when the person cancelled. */
  'project/open': v.object({ path: v.optional(text) }),
  'project/openSample': v.object({ id: text }),
  /** Asks for a place when `path` is null. Null when the person cancelled. */
  'project/save': v.object({ path: v.nullable(text), file: projectFile }),

  /** A first look at a file. Asks for one when `source` is left out; null when the person cancelled. */
  'data/peek': v.object({
    source: v.optional(source),
    read: v.optional(readOptions),
    projectPath: v.optional(v.nullable(text)),
  }),
  /** Reads a whole file, and those for dev and test rows. A relative path is relative to `projectPath`. */
  'data/open': v.object({
    source,
    devSource: v.optional(source),
    testSource: v.optional(source),
    read: v.optional(readOptions),
    projectPath: v.optional(v.nullable(text)),
  }),
  /** Gives up whatever is being read: its answer is then the issue `data/cancelled`. */
  'data/cancel': v.object({}),
  'data/rows': v.object({ dataId: text, start: count, count: rowsAtOnce }),
  'data/check': v.object({ dataId: text, data: dataSpec }),
  'data/study': v.object({ dataId: text, data: dataSpec, job: studyJob }),
  'data/close': v.object({ dataId: text }),

  'train/start': v.object({ document, dataId: text, run: count }),
  'train/control': v.object({ action: v.picklist(['pause', 'resume', 'stop']) }),
  'train/attach': v.object({}),

  'check/start': v.object({ document, dataId: text, run: v.nullable(runRecord), options: checkOptions }),
  'check/cancel': v.object({}),

  'export/formats': v.object({}),
  /** Asks for a place, writes each format there, reads it back and proves it. Null when the person cancelled. */
  'export/write': v.object({ run: runRecord, format: text, dataId: v.nullable(text) }),
} satisfies Record<string, v.GenericSchema>;

export interface Answers {
  'app/info': AppInfo;
  'app/kernels': KernelFacts;
  'app/settings': Settings;
  'app/saveSettings': Settings;
  'app/samples': readonly SampleInfo[];
  'app/recent': readonly RecentProject[];
  'app/windowState': null;
  'app/confirmClose': null;
  'project/open': OpenedProject | null;
  'project/openSample': OpenedProject;
  'project/save': { path: string; savedAt: string } | null;
  'data/peek': PeekedData | null;
  'data/open': OpenedData;
  'data/cancel': null;
  'data/rows': RowWindow;
  'data/check': DataCheck;
  'data/study': StudyAnswers[StudyJob['study']];
  'data/close': null;
  'train/start': { run: number };
  'train/control': null;
  'train/attach': TrainAttachment | null;
  'check/start': GradientCheckResult;
  'check/cancel': null;
  'export/formats': readonly ExportFormat[];
  'export/write': ExportProof | null;
}

export type RequestName = keyof typeof requests;
export type Payload<N extends RequestName> = v.InferOutput<(typeof requests)[N]>;
export type Answer<N extends RequestName> = Result<Answers[N]>;

/** What main tells the window unasked. */
export interface Events {
  'train/progress': TrainProgress;
  'train/finished': RunRecord;
  'check/progress': { done: number; total: number };
  'data/progress': { share: number; rows: number };
  /** A menu item or shortcut chosen in the native menu: a command's id. */
  'app/command': { id: string };
  /** A file handed over by the system or the command line. */
  'app/openPath': { path: string };
  /** The person wants to close; the window answers with `app/confirmClose` when it may. */
  'app/closeRequested': Record<string, never>;
}

export type EventName = keyof Events;
export const eventNames = [
  'train/progress',
  'train/finished',
  'check/progress',
  'data/progress',
  'app/command',
  'app/openPath',
  'app/closeRequested',
] as const satisfies readonly EventName[];

/** What the preload puts on `window.deepwright`. */
export interface Bridge {
  request<N extends RequestName>(name: N, payload: Payload<N>): Promise<Answer<N>>;
  on<N extends EventName>(name: N, listener: (event: Events[N]) => void): () => void;
  /** The path of a dropped file. */
  pathOf(file: File): string;
}

declare global {
  interface Window {
    deepwright: Bridge;
  }
}
