import type { WorkerOptions } from 'node:worker_threads';
import type { CheckOptions, GradientCheckResult } from '../../check/result';
import type { Result } from '../../issues/issue';
import type { Model, NamedTensor } from '../../model/model';
import type { Evaluation } from '../../train/run';
import { Thread } from '../thread';
import { newControl, Switch } from './control';
import type {
  CheckProgress,
  DevPredictions,
  FinishedRun,
  RunFacts,
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
}

/** A run in progress. */
export interface RunningTraining {
  pause: () => void;
  resume: () => void;
  /** Ends it after the mini-batch at hand; the best weights so far are kept. */
  stop: () => void;
  /** Fails when it could not start, or when the thread died. */
  finished: Promise<Result<FinishedRun>>;
}

export interface RunningCheck {
  cancel: () => void;
  finished: Promise<Result<GradientCheckResult>>;
}

/** The thread that trains, checks gradients and predicts; one job at a time, in the order asked. */
export class TrainThread {
  private readonly thread: Thread<TrainThreadJob, TrainThreadNews>;

  /** `file` is the compiled `train-worker`. The thread starts at once, so that it is warm when it is needed. */
  constructor(file: string, options?: WorkerOptions) {
    this.thread = new Thread('train', file, options);
  }

  train({ document, table }: Subject, events: RunEvents = {}): RunningTraining {
    const control = newControl();
    const toggle = new Switch(control);
    const finished = this.thread.run<FinishedRun>(
      { do: 'train', document, table, control },
      {
        news: (news) => {
          if (news.what === 'started') events.started?.(news.facts);
          if (news.what === 'progress') events.progress?.(news.progress);
          if (news.what === 'paused') events.paused?.(news.paused);
        },
      },
    );
    return { pause: () => toggle.pause(), resume: () => toggle.resume(), stop: () => toggle.stop(), finished };
  }

  /** Checks the gradients of a document's network, at its initial weights or at those of a run. */
  check(
    { document, table, trained }: Subject & { trained?: readonly NamedTensor[] },
    options: CheckOptions = {},
    progress?: (progress: CheckProgress) => void,
  ): RunningCheck {
    const control = newControl();
    const toggle = new Switch(control);
    const finished = this.thread.run<GradientCheckResult>(
      { do: 'check', document, table, control, options, ...(trained ? { trained } : {}) },
      { news: (news) => (news.what === 'checked' ? progress?.(news.progress) : undefined) },
    );
    return { cancel: () => toggle.stop(), finished };
  }

  /** Predictions of the dev rows with a model, such as one read back from an exported file. */
  predictDev({ document, table }: Subject, model: Model): Promise<Result<DevPredictions>> {
    return this.thread.run({ do: 'predict', document, table, model });
  }

  /** Cost and metrics on the test rows. Only when a person asks for them. */
  test({ document, table }: Subject, model: Model): Promise<Result<Evaluation>> {
    return this.thread.run({ do: 'test', document, table, model });
  }

  /** Ends the thread and starts a new one, when a job does not stop by itself; the job fails. */
  restart(): Promise<void> {
    return this.thread.restart();
  }

  stop(): Promise<void> {
    return this.thread.stop();
  }
}
