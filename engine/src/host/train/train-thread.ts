import type { WorkerOptions } from 'node:worker_threads';
import type { CheckOptions, GradientCheckResult } from '../../check/result';
import type { Table } from '../../data/table';
import type { Diagnosis } from '../../diagnostics/diagnose';
import type { Issue, Result } from '../../issues/issue';
import type { Model, NamedTensor } from '../../model/model';
import type { Checkpoint } from '../../train/checkpoint';
import type { LiveChange, LoggedChange } from '../../train/live-changes';
import type { Evaluation, Inspection, Request } from '../../train/run';
import { Thread } from '../thread';
import { Switch } from './control';
import type {
  CheckProgress,
  FinishedRun,
  Part,
  Predictions,
  RunFacts,
  RunOptions,
  RunProgress,
  Subject,
  TrainThreadJob,
  TrainThreadNews,
} from './protocol';

/** What a run tells while it goes on. */
export interface RunEvents {
  /** Data prepared, network compiled: the first mini-batch comes next. */
  started?: (facts: RunFacts) => void;
  /** At most 20 a second, numbered. */
  progress?: (progress: RunProgress) => void;
  /** True when the thread really waits, false when it goes on. */
  paused?: (paused: boolean) => void;
  /** Also told of the one at the end. */
  checkpoint?: (checkpoint: Checkpoint) => void;
  changed?: (change: LoggedChange) => void;
  refused?: (change: LiveChange, issues: readonly Issue[]) => void;
  /** Vanishing or exploding gradients. */
  notice?: (issue: Issue) => void;
}

/** A run in progress. */
export interface RunningTraining {
  pause: () => void;
  resume: () => void;
  /** Ends it after the mini-batch at hand; the best weights so far are kept. */
  stop: () => void;
  /** Changes settings from the next mini-batch on; the run records the step. */
  change: (change: LiveChange) => void;
  /** The run as it is between two mini-batches, without disturbing it; null when it has ended before. Works in a pause. */
  checkpoint: () => Promise<Checkpoint | null>;
  /** Histograms of all tensors and gradients between two mini-batches; null when it has ended before. */
  inspect: () => Promise<Inspection | null>;
  /** Fails when it could not start, or when the thread died. */
  finished: Promise<Result<FinishedRun>>;
}

export interface RunningCheck {
  cancel: () => void;
  finished: Promise<Result<GradientCheckResult>>;
}

/** Answers that are waited for, in the order of the questions; null to all that come too late. */
class Answers<T> {
  private readonly waiting: ((answer: T | null) => void)[] = [];
  private isOver = false;

  next(ask: () => void): Promise<T | null> {
    if (this.isOver) return Promise.resolve(null);
    ask();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  give(answer: T): void {
    this.waiting.shift()?.(answer);
  }

  end(): void {
    this.isOver = true;
    for (const give of this.waiting.splice(0)) give(null);
  }
}

/** The thread that trains, checks gradients and predicts; one job at a time, in the order asked. */
export class TrainThread {
  private readonly thread: Thread<TrainThreadJob, TrainThreadNews>;

  /** `file` is the compiled `train-worker`. The thread starts at once, so that it is warm when it is needed. */
  constructor(file: string, options?: WorkerOptions) {
    this.thread = new Thread('train', file, options);
  }

  train({ document, table }: Subject, events: RunEvents = {}, options: RunOptions = {}): RunningTraining {
    const toggle = new Switch<Request>();
    const { control } = toggle;
    const checkpoints = new Answers<Checkpoint>();
    const inspections = new Answers<Inspection>();
    const news = (told: TrainThreadNews): void => {
      if (told.what === 'checkpoint') checkpoints.give(told.checkpoint);
      if (told.what === 'inspected') inspections.give(told.inspection);
      tellRun(told, events);
    };
    const finished = this.thread
      .run<FinishedRun>({ do: 'train', document, table, control, options }, { news }, [control.letters])
      .finally(() => {
        toggle.close();
        checkpoints.end();
        inspections.end();
      });
    return {
      pause: () => toggle.pause(),
      resume: () => toggle.resume(),
      stop: () => toggle.stop(),
      change: (change) => toggle.post({ do: 'change', change }),
      checkpoint: () => checkpoints.next(() => toggle.post({ do: 'checkpoint' })),
      inspect: () => inspections.next(() => toggle.post({ do: 'inspect' })),
      finished,
    };
  }

  /** Checks the gradients of a document's network, at its initial weights or at those of a run. */
  check(
    { document, table, trained }: Subject & { trained?: readonly NamedTensor[] },
    options: CheckOptions = {},
    progress?: (progress: CheckProgress) => void,
  ): RunningCheck {
    const toggle = new Switch();
    const { control } = toggle;
    const news = (told: TrainThreadNews): void => {
      if (told.what === 'checked') progress?.(told.progress);
    };
    const job = { do: 'check', document, table, control, options, ...(trained ? { trained } : {}) } as const;
    const finished = this.thread
      .run<GradientCheckResult>(job, { news }, [control.letters])
      .finally(() => toggle.close());
    return { cancel: () => toggle.stop(), finished };
  }

  /** Predictions of all rows of a table, which need not have the target. */
  predict(table: Table, model: Model): Promise<Result<Predictions>> {
    return this.thread.run({ do: 'predict', table, model });
  }

  /** Predictions of the dev rows with a model, such as one read back from an exported file. */
  predictDev({ document, table }: Subject, model: Model): Promise<Result<Predictions>> {
    return this.thread.run({ do: 'predict-dev', document, table, model });
  }

  /** Cost and metrics on the test rows. Only when a person asks for them. */
  test({ document, table }: Subject, model: Model): Promise<Result<Evaluation>> {
    return this.thread.run({ do: 'test', document, table, model });
  }

  /** What a model does well and badly on a part of the data: confusion, ROC, calibration, residuals. */
  diagnose({ document, table }: Subject, model: Model, part: Part): Promise<Result<Diagnosis>> {
    return this.thread.run({ do: 'diagnose', document, table, model, part });
  }

  /** Ends the thread and starts a new one, when a job does not stop by itself; the job fails. */
  restart(): Promise<void> {
    return this.thread.restart();
  }

  stop(): Promise<void> {
    return this.thread.stop();
  }
}

const tellRun = (told: TrainThreadNews, events: RunEvents): void => {
  switch (told.what) {
    case 'started':
      return events.started?.(told.facts);
    case 'progress':
      return events.progress?.(told.progress);
    case 'paused':
      return events.paused?.(told.paused);
    case 'checkpoint':
      return events.checkpoint?.(told.checkpoint);
    case 'changed':
      return events.changed?.(told.change);
    case 'refused':
      return events.refused?.(told.change, told.issues);
    case 'notice':
      return events.notice?.(told.issue);
    case 'inspected':
    case 'checked':
  }
};
