import { fileURLToPath } from 'node:url';
import { isMainThread, workerData, type WorkerOptions } from 'node:worker_threads';
import { serve } from '../host/serve';
import { trainWork } from '../host/train/train-work';

/** What the train thread is started from. */
export interface TrainScript {
  file: string;
  options: WorkerOptions;
}

const mark = 'deepwright train thread';

/** The command line is one file: its threads and processes run the same file, marked so that they know their part. */
export const programFile = (): string => fileURLToPath(import.meta.url);

export const trainScript = (): TrainScript => ({ file: programFile(), options: { workerData: mark } });

/** In a thread started by `trainScript`, does its work. */
export const serveAsTrainThread = (): void => {
  if (!isMainThread && workerData === mark) serve(trainWork);
};
