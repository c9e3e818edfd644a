import { Worker, type TransferListItem, type WorkerOptions } from 'node:worker_threads';
import { fail, type Issue, type Result } from '../issues/issue';

/** What goes to a worker thread: a job with a number, or word that one is no longer wanted. */
export type ToWorker<Job> = { id: number; job: Job } | { id: number; cancel: true };

/** What comes back: news while a job is under way, and its one answer. */
export type FromWorker<News> = { id: number; news: News } | { id: number; answer: Result<unknown> };

export interface Hooks<News> {
  news?: (news: News) => void;
  /** Asks the worker to give the job up; its answer still comes. */
  signal?: AbortSignal;
}

interface Pending<News> {
  hooks: Hooks<News>;
  settle: (answer: Result<unknown>) => void;
}

/** Why a thread ended that should not have, in words. */
const endIssue = (name: string, reason: string): Issue => ({
  code: 'thread/ended',
  level: 'error',
  message: `The ${name} thread ended before its work was done: ${reason}.`,
  hint: 'Try again. If it ends again, use fewer rows or a smaller network.',
});

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it ran out of memory' : error.message;
};

/**
 * A worker thread that is kept going: it starts at once, so that it is warm when the first job comes, and a new one
 * takes its place when it dies. Jobs that were under way then fail with the reason; nothing waits for ever.
 */
export class Thread<Job, News = never> {
  private readonly name: string;
  private readonly file: string;
  private readonly options: WorkerOptions;
  private readonly pending = new Map<number, Pending<News>>();
  private worker: Worker | null = null;
  private lastId = 0;
  private stopped = false;

  /** `name` stands in messages: "The data thread …". `file` is the worker's compiled script. */
  constructor(name: string, file: string, options: WorkerOptions = {}) {
    this.name = name;
    this.file = file;
    this.options = options;
    this.start();
  }

  private start(): Worker {
    const worker = new Worker(this.file, { name: this.name, ...this.options });
    this.worker = worker;
    let reason: string | null = null;
    worker.on('message', (message: FromWorker<News>) => this.receive(message));
    worker.on('error', (error) => {
      reason = reasonOf(error);
    });
    worker.on('exit', (code) => this.ended(worker, reason ?? `it exited with code ${code}`));
    // A thread without work must not keep the program from ending.
    worker.unref();
    return worker;
  }

  private receive(message: FromWorker<News>): void {
    const pending = this.pending.get(message.id);
    if (!pending) return;
    if ('news' in message) pending.hooks.news?.(message.news);
    else {
      this.pending.delete(message.id);
      if (this.pending.size === 0) this.worker?.unref();
      pending.settle(message.answer);
    }
  }

  private ended(worker: Worker, reason: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const { settle } of waiting) settle(fail(endIssue(this.name, reason)));
    // One that died before it had work would only die again: the next job starts a new one.
    if (!this.stopped && waiting.length > 0) this.start();
  }

  /** Sends a job and waits for its answer; `transfer` hands memory over instead of copying it. */
  run<Answer>(job: Job, hooks: Hooks<News> = {}, transfer: readonly TransferListItem[] = []): Promise<Result<Answer>> {
    if (this.stopped) return Promise.resolve(fail(endIssue(this.name, 'it was stopped')));
    const worker = this.worker ?? this.start();
    const id = ++this.lastId;
    const cancel = (): void => this.worker?.postMessage({ id, cancel: true } satisfies ToWorker<Job>);
    return new Promise((resolve) => {
      const settle = (answer: Result<unknown>): void => {
        hooks.signal?.removeEventListener('abort', cancel);
        resolve(answer as Result<Answer>);
      };
      this.pending.set(id, { hooks, settle });
      worker.ref();
      worker.postMessage({ id, job } satisfies ToWorker<Job>, [...transfer]);
      if (hooks.signal?.aborted) cancel();
      else hooks.signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  /** Ends the thread for good, the last resort for work that does not stop by itself. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.end('it was stopped');
  }

  /** Ends the thread at once and starts a new one; jobs under way fail. */
  restart(): Promise<void> {
    return this.end('it did not answer and was stopped');
  }

  private async end(reason: string): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    this.ended(worker, reason);
    // Whoever waits for the end has more to do after it: a program must not be over before, with nothing else to keep it.
    worker.ref();
    await worker.terminate();
  }
}
