import { ok, type Issue, type Result } from '../../issues/issue';
import type { PreparedData } from '../../pipeline/pipeline';
import { prepareDocument } from '../../pipeline/prepare-document';
import type { Document } from '../../project/document';
import { train } from '../../train/loop';
import { stepsPerEpoch } from '../../train/settings';
import type { Desk } from '../serve';
import { ControlReader } from './control';
import { ProgressBatcher } from './progress-batcher';
import type { FinishedRun, RunFacts, Subject, TrainThreadNews } from './protocol';

/** Name of the kernel a run was computed with. */
const kernel = 'js float32';

const factsOf = ({ training }: Document, data: PreparedData, issues: readonly Issue[]): RunFacts => {
  const perEpoch = stepsPerEpoch(training.batchSize, data.train.rows);
  return {
    epochs: training.epochs,
    totalSteps: perEpoch * training.epochs,
    stepsPerEpoch: perEpoch,
    trainRows: data.train.rows,
    devRows: data.dev.rows,
    testRows: data.testRows,
    issues,
  };
};

/** Measures the time of work; pauses do not count. */
class Stopwatch {
  private readonly started = performance.now();
  private pausedAt = 0;
  private pausedFor = 0;

  pause(paused: boolean): void {
    if (paused) this.pausedAt = performance.now();
    else this.pausedFor += performance.now() - this.pausedAt;
  }

  get seconds(): number {
    return (performance.now() - this.started - this.pausedFor) / 1000;
  }
}

/** The job `train` of the train thread: prepares the data, trains, and tells of it in batches. */
export const runTraining = (
  { document, table, control: memory }: Subject & { control: SharedArrayBuffer },
  { tell }: Desk<TrainThreadNews>,
): Result<FinishedRun> => {
  const watch = new Stopwatch();
  const prepared = prepareDocument(document, table);
  if (!prepared.ok) return prepared;
  const { data, issues } = prepared.value;
  const batcher = new ProgressBatcher(
    (progress) => tell({ what: 'progress', progress }, [progress.costs.buffer as ArrayBuffer]),
    () => performance.now(),
  );
  const reader = new ControlReader(memory, (paused) => {
    watch.pause(paused);
    batcher.flush();
    tell({ what: 'paused', paused });
  });
  let started = false;
  const control = (): 'run' | 'stop' => {
    // The first question comes when the network is compiled and nothing is in the way any more.
    if (!started) tell({ what: 'started', facts: factsOf(document, data, issues) });
    started = true;
    return reader.next();
  };
  const trained = train(
    { document, data },
    {
      control,
      step: (_step, cost) => batcher.step(cost),
      epoch: (point) => batcher.epoch(point),
      wantsSnapshot: () => batcher.wantsSnapshot(),
      snapshot: (snapshot) => batcher.addSnapshot(snapshot),
    },
  );
  if (!trained.ok) return trained;
  batcher.flush();
  return ok({ result: trained.value, seconds: watch.seconds, kernel });
};
