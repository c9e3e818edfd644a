import type { RunEvents } from '../host/train/train-thread';
import type { RunFacts } from '../host/train/protocol';
import { numberText } from './metrics-text';
import { duration, progressBar } from './progress-bar';
import type { Terminal } from './terminal';

/** Draws how far a run is; `done` steps of a resumed one were done before. */
export const drawProgress = (terminal: Terminal, done: number): Pick<RunEvents, 'started' | 'progress'> => {
  let began = 0;
  let facts: RunFacts | null = null;
  return {
    started: (known) => {
      facts = known;
      began = performance.now();
    },
    progress: ({ firstStep, costs, points }) => {
      if (!facts) return;
      const step = firstStep - 1 + costs.length;
      const { totalSteps, stepsPerEpoch, epochs } = facts;
      const seconds = (performance.now() - began) / 1000;
      const left = step > done ? (seconds * (totalSteps - step)) / (step - done) : 0;
      const epoch = Math.min(epochs, Math.ceil(step / stepsPerEpoch));
      const cost = points.at(-1)?.trainCost ?? costs.at(-1) ?? NaN;
      terminal.status(
        `Training ${progressBar(step / totalSteps)}  epoch ${epoch} of ${epochs}  cost ${numberText(cost)}  ${duration(left)} left`,
      );
    },
  };
};
