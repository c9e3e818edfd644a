import { describe, expect, it } from 'vitest';
import { chain, dataOf, documentOf, tanh, threeClasses, valueOf } from '../testing/graphs';
import type { Checkpoint } from './checkpoint';
import { train } from './loop';
import type { RunResult, TrainHost } from './run';

const data = dataOf(threeClasses, { train: 24, dev: 30 });
// A rate so high that the dev cost soon rises: the best epoch lies well before the end.
const settings = { learningRate: 0.1, batchSize: 8, epochs: 40, patience: 12 };
const document = documentOf(chain(['dense', { units: 16 }], tanh), settings);
const run = (host: Partial<TrainHost> = {}, resume?: Checkpoint): RunResult =>
  valueOf(train({ document, data, ...(resume && { resume }) }, { control: () => 'run', ...host }));

describe('the best epoch', () => {
  const through = run();

  it('T21: lies before the end of the run, and its weights are those of a run of just so many epochs', () => {
    expect(through.status).toBe('stopped-early');
    expect(through.epochsRun).toBe(through.best!.epoch + 12);
    const shorter = { ...document, training: { ...document.training, epochs: through.best!.epoch, patience: 0 } };
    const { weightHash } = valueOf(train({ document: shorter, data }, { control: () => 'run' }));
    expect(through.weightHash).toBe(weightHash);
  });

  it('T21: is kept through a checkpoint that was taken after it', () => {
    const { epoch } = through.best!;
    let taken: Checkpoint | undefined;
    let done = 0;
    run({
      requests: () => (done === epoch + 2 && !taken ? [{ do: 'checkpoint' }] : null),
      checkpoint: (checkpoint) => (taken = checkpoint),
      epoch: () => done++,
    });
    expect(taken!.progress.epoch).toBe(epoch + 2);
    const resumed = run({}, taken);
    expect(resumed.keptEpoch).toBe(epoch);
    expect(resumed.weightHash).toBe(through.weightHash);
  });
});
