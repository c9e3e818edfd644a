import { parentPort, type MessagePort } from 'node:worker_threads';
import { fail, type Result } from '../issues/issue';
import type { FromWorker, ToWorker } from './thread';

/** What a job has to talk with while it is under way. */
export interface Desk<News> {
  tell: (news: News, transfer?: readonly ArrayBuffer[]) => void;
  /** Aborted when the job is no longer wanted. Only heard by jobs that wait for something now and then. */
  signal: AbortSignal;
}

/** An answer, and memory in it that may be handed over instead of copied. */
export interface Answer<T> {
  result: Result<T>;
  transfer?: readonly ArrayBuffer[];
}

export type Work<Job, News> = (job: Job, desk: Desk<News>) => Answer<unknown> | Promise<Answer<unknown>>;

/** A fault of ours inside a job: the job fails and says so; the thread lives on. */
const faultOf = (error: unknown): Result<never> => {
  console.error(error);
  return fail({
    code: 'thread/fault',
    level: 'error',
    message: `This is a fault of the program: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'Please report it, with what you were doing.',
  });
};

/** The worker's side of `Thread`: does the jobs that come, and answers each one once. */
export const serve = <Job, News>(work: Work<Job, News>, port: MessagePort | null = parentPort): void => {
  if (!port) throw new Error('A worker script has to be started as a worker thread.');
  const send = (message: FromWorker<News>, transfer: readonly ArrayBuffer[] = []): void =>
    port.postMessage(message, [...transfer]);
  const wanted = new Map<number, AbortController>();

  const answer = async (id: number, job: Job): Promise<void> => {
    const controller = new AbortController();
    wanted.set(id, controller);
    const tell: Desk<News>['tell'] = (news, transfer) => send({ id, news }, transfer);
    try {
      const { result, transfer } = await work(job, { tell, signal: controller.signal });
      send({ id, answer: result }, transfer);
    } catch (error) {
      send({ id, answer: faultOf(error) });
    } finally {
      wanted.delete(id);
    }
  };

  port.on('message', (message: ToWorker<Job>) => {
    if ('cancel' in message) wanted.get(message.id)?.abort();
    else void answer(message.id, message.job);
  });
};
