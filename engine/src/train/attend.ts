import { readTensor } from '../diagnostics/tensor-histograms';
import { takeCheckpoint } from './checkpoint';
import { checkChange, type LiveChange } from './live-changes';
import type { Training } from './prepare';
import type { Progress } from './progress';
import type { Request, TrainHost } from './run';

/** Between two mini-batches: waits while paused, does what was asked for, and says whether to go on. */
export const attend = (training: Training, progress: Progress, host: TrainHost): 'run' | 'stop' => {
  for (;;) {
    const word = host.control();
    for (const request of host.requests?.() ?? []) serve(training, progress, request, host);
    if (word !== 'again') return word;
  }
};

const serve = (training: Training, progress: Progress, request: Request, host: TrainHost): void => {
  switch (request.do) {
    case 'checkpoint':
      return host.checkpoint?.(takeCheckpoint(training, progress));
    case 'inspect': {
      const { epoch, step } = training.reading;
      return host.inspected?.({ epoch, step, tensors: training.program.tensors.map(readTensor) });
    }
    case 'change':
      return change(training, progress, request.change, host);
  }
};

const change = (training: Training, progress: Progress, wanted: LiveChange, host: TrainHost): void => {
  const issues = checkChange(wanted, training.plan);
  if (issues.length > 0) {
    host.refused?.(wanted, issues);
    return;
  }
  applyChange(training, wanted);
  const logged = { ...wanted, step: progress.step + 1 };
  progress.changes.push(logged);
  host.changed?.(logged);
};

/** Makes a change felt from the next mini-batch on. */
export const applyChange = (training: Training, { training: settings = {}, blocks = {} }: LiveChange): void => {
  Object.assign(training.spec, settings);
  for (const [id, params] of Object.entries(blocks)) {
    training.blockChanges[id] = { ...training.blockChanges[id], ...params };
    training.program.setParams(id, params);
  }
  training.penalties.set(training.spec, training.blockChanges);
};
