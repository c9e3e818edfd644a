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

/** The command line is one file: its train thread runs the same file, marked so that it knows its part. */
export const trainScript = (): TrainScript => ({ file: fileURLToPath(import.meta.url), options: { workerData: mark } });

/** In a thread started by `trainScript`, does its work. */
export const serveAsTrainThread = (): void => {
  if (!isMainThread && workerData === mark) serve(trainWork);
};
