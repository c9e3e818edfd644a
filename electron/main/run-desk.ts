import { fail, ok, type Document, type Issue, type Result, type RunRecord } from '@deepwright/engine';
import type { FinishedRun, Subject } from '@deepwright/engine/host/train/protocol';
import type { RunningTraining, TrainThread } from '@deepwright/engine/host/train/train-thread';
import type { Payload, TrainAttachment } from '../shared/ipc';
import type { DataDesk } from './data-desk';
import type { RunKernels } from './kernels';
import { log } from './log';
import { lostRun } from './lost-run';
import { readDocument } from './read-document';
import { RunFeed } from './run-feed';
import { Ticker } from './ticker';
import type { MainWindow } from './window';

/** The run in progress. */
interface Current {
  run: number;
  document: Document;
  dataHash: string;
  startedAt: string;
  feed: RunFeed;
  training: RunningTraining;
  /** Set when the person asked for the end: the thread is killed when it does not come. */
  patience?: ReturnType<typeof setTimeout>;
}

/** A run that ended while no page listened. */
interface Undelivered {
  attachment: TrainAttachment;
  record: RunRecord;
}

/** At most 20 messages a second. */
const gap = 50;
/** What stands in the way of a run shows within this time after the start; later it is a failed run. */
const early = 150;
/** A mini-batch of a large network takes its time; a thread that does not stop by then never will. */
const patience = 30_000;
/** Lets a page that has just attached take the run up before it hears of its end. */
const settle = 250;

const later = (milliseconds: number): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));

/**
 * One run at a time. What it tells is kept here and handed on in batches, so a page can be reloaded, hang or crash
 * while a run goes on: the next one attaches and hears everything.
 */
export class RunDesk {
  private readonly window: MainWindow;
  private readonly data: DataDesk;
  private readonly thread: TrainThread;
  private readonly kernels: () => Promise<RunKernels>;
  private readonly ticker = new Ticker(gap, () => this.tell());
  private current: Current | null = null;
  private starting = false;
  /** The present page has started the run or attached to it; before that it would not know what it is told. */
  private hearing = false;
  private undelivered: Undelivered | null = null;

  /** `kernels` is asked at the start of each run. */
  constructor(window: MainWindow, data: DataDesk, thread: TrainThread, kernels: () => Promise<RunKernels>) {
    this.window = window;
    this.data = data;
    this.thread = thread;
    this.kernels = kernels;
    window.onFreshPage(() => (this.hearing = false));
    window.onListening(() => this.ticker.ask());
  }

  async start({ document: given, dataId, run }: Payload<'train/start'>): Promise<Result<{ run: number }>> {
    if (this.current || this.starting) return fail(busy(this.current?.run));
    this.starting = true;
    try {
      const document = readDocument(given);
      if (!document.ok) return document;
      const table = await this.data.table(dataId);
      if (!table.ok) return table;
      this.hearing = true;
      this.undelivered = null;
      const subject = { document: document.value, table: table.value };
      return await this.launch(run, subject, this.data.hashOf(dataId), await this.kernels());
    } finally {
      this.starting = false;
    }
  }

  control(action: 'pause' | 'resume' | 'stop'): void {
    const { current } = this;
    if (!current) return;
    current.training[action]();
    if (action !== 'stop') return;
    current.feed.setPhase('stopping');
    this.ticker.now();
    current.patience ??= setTimeout(() => {
      log.error(`Run ${current.run} did not stop: its thread is ended`);
      void this.thread.restart();
    }, patience);
  }

  attach(): TrainAttachment | null {
    this.hearing = true;
    const { current, undelivered } = this;
    if (current) {
      const { run, document, feed } = current;
      return { run, document, progress: feed.everything() };
    }
    if (!undelivered) return null;
    this.undelivered = null;
    setTimeout(() => this.deliver(undelivered), settle);
    return undelivered.attachment;
  }

  private async launch(
    run: number,
    subject: Subject,
    dataHash: string,
    kernels: RunKernels,
  ): Promise<Result<{ run: number }>> {
    const { document } = subject;
    const feed = new RunFeed(run, document.training.epochs, () => performance.now());
    let launched: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (launched = resolve));
    const training = this.thread.train(
      subject,
      {
        started: (facts) => {
          feed.begin(facts);
          launched();
          this.ticker.ask();
        },
        progress: ({ costs, points, snapshot }) => {
          feed.addCosts(costs);
          feed.addPoints(points);
          if (snapshot) feed.setSnapshot(snapshot);
          this.ticker.ask();
        },
        paused: (paused) => {
          if (feed.phase !== 'stopping') feed.setPhase(paused ? 'paused' : 'running');
          this.ticker.ask();
        },
      },
      kernels,
    );
    const current: Current = { run, document, dataHash, startedAt: new Date().toISOString(), feed, training };
    this.current = current;
    this.ticker.ask();
    // What stands in the way is the answer to the start; what happens once it runs is the run's own end.
    const first = await Promise.race([training.finished, begun.then(() => later(early))]);
    if (first && !first.ok && feed.history().costs.length === 0) {
      this.clear();
      return first;
    }
    void training.finished.then((finished) => this.finish(current, finished));
    return ok({ run });
  }

  private finish(current: Current, finished: Result<FinishedRun>): void {
    const { run, document, dataHash, startedAt, feed } = current;
    this.tell();
    const attachment = { run, document, progress: feed.everything() };
    const record: RunRecord = {
      number: run,
      startedAt,
      dataHash,
      document,
      ...(finished.ok ? finished.value : lost(current, finished.issues)),
    };
    this.clear();
    log.info(`Run ${run}: ${record.result.status} after ${record.seconds.toFixed(1)} s`);
    this.deliver({ attachment, record });
  }

  private deliver(finished: Undelivered): void {
    if (this.hearing && this.window.listening) this.window.send('train/finished', finished.record);
    else this.undelivered = finished;
  }

  private tell(): void {
    if (!this.hearing || !this.window.listening) return;
    const news = this.current?.feed.news();
    if (news) this.window.send('train/progress', news);
  }

  private clear(): void {
    clearTimeout(this.current?.patience);
    this.ticker.cancel();
    this.current = null;
  }
}

const busy = (run: number | undefined): Issue => ({
  code: 'train/busy',
  level: 'error',
  message: run === undefined ? 'A run is being started.' : `Run ${run} is going on; one trains at a time.`,
  hint: 'Wait for its end, or stop it first.',
});

function lost({ document, feed }: Current, [issue]: readonly Issue[]): FinishedRun {
  const reason = issue ?? { code: 'train/lost', level: 'error', message: 'The run ended without a result.' };
  const { costs, points } = feed.history();
  return { result: lostRun(document, reason, points, costs), seconds: feed.seconds, kernel: feed.kernel };
}
