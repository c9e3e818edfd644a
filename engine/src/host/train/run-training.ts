import { planGraph } from '../../graph/plan-graph';
import { ok, type Issue, type Result } from '../../issues/issue';
import type { PreparedData } from '../../pipeline/pipeline';
import { prepareDocument } from '../../pipeline/prepare-document';
import type { Document } from '../../project/document';
import { givenDraws } from '../../train/given-draws';
import { train } from '../../train/loop';
import type { TrainJob } from '../../train/prepare';
import type { Request, TrainHost } from '../../train/run';
import { batchRowsOf, stepsPerEpoch } from '../../train/settings';
import { TraceRecorder } from '../../train/trace';
import { usualKernels } from '../../kernels/choice';
import { openBackend } from '../kernels/backend';
import type { Desk } from '../serve';
import { ControlReader } from './control';
import { ProgressBatcher } from './progress-batcher';
import type { FinishedRun, RunFacts, RunOptions, TrainThreadJob, TrainThreadNews } from './protocol';
import { Stopwatch } from './stopwatch';

const factsOf = ({ training }: Document, data: PreparedData, kernel: string, issues: readonly Issue[]): RunFacts => {
  const perEpoch = stepsPerEpoch(training.batchSize, data.seen.rows);
  return {
    epochs: training.epochs,
    totalSteps: perEpoch * training.epochs,
    stepsPerEpoch: perEpoch,
    trainRows: data.seen.rows,
    devRows: data.dev.rows,
    testRows: data.testRows,
    kernel,
    issues,
  };
};

/** The engine's job from what was asked for; given masks must be complete. */
const jobOf = (document: Document, data: PreparedData, options: RunOptions): Result<TrainJob> => {
  const { draws, precision, initial, resume } = options;
  const backend = openBackend(options.kernels ?? usualKernels, options.acceleratorFile);
  if (!backend.ok) return backend;
  const job: TrainJob = {
    document,
    data,
    backend: backend.value,
    ...(precision && { precision }),
    ...(initial && { initial }),
    ...(resume && { resume }),
  };
  if (!draws) return ok(job);
  const { rows } = data.seen;
  const { batchSize, epochs } = document.training;
  const perEpoch = stepsPerEpoch(batchSize, rows);
  const full = batchRowsOf(batchSize, rows);
  const given = givenDraws(draws, planGraph(document.graph, data.facts), {
    steps: perEpoch * epochs,
    rowsAt: (step) => Math.min(full, rows - ((step - 1) % perEpoch) * full),
  });
  return given.ok ? ok({ ...job, draws: given.value }) : given;
};

/** The job `train` of the train thread: prepares the data, trains, and tells of it in batches. */
export const runTraining = (
  { document, table, control, options }: TrainThreadJob & { do: 'train' },
  { tell }: Desk<TrainThreadNews>,
): Result<FinishedRun> => {
  const watch = new Stopwatch();
  const precision = options.resume?.precision ?? options.precision ?? 'float32';
  const prepared = prepareDocument(document, table, precision);
  if (!prepared.ok) return prepared;
  const { data, issues } = prepared.value;
  const job = jobOf(document, data, options);
  if (!job.ok) return job;
  const batcher = new ProgressBatcher(
    (progress) => tell({ what: 'progress', progress }, [progress.costs.buffer as ArrayBuffer]),
    () => performance.now(),
    options.resume?.progress.step,
  );
  const reader = new ControlReader<Request>(control, (paused) => {
    watch.pause(paused);
    batcher.flush();
    tell({ what: 'paused', paused });
  });
  let started = false;
  let kernel = '';
  const trace = options.trace && new TraceRecorder();
  const host: TrainHost = {
    prepared: (about) => {
      kernel = about.kernel;
    },
    control: () => {
      // The first question comes when the network is compiled and nothing is in the way any more.
      if (!started) tell({ what: 'started', facts: factsOf(document, data, kernel, issues) });
      started = true;
      return reader.next();
    },
    requests: () => reader.read(),
    step: (at) => {
      batcher.step(at.cost);
      trace?.step(at);
    },
    ...(options.trace?.gradients && { gradients: (_at, tensors) => trace!.firstGradients(tensors) }),
    epoch: (point) => batcher.epoch(point),
    wantsSnapshot: () => batcher.wantsSnapshot(),
    snapshot: (snapshot) => batcher.addSnapshot(snapshot),
    checkpoint: (checkpoint) => tell({ what: 'checkpoint', checkpoint }),
    checkpointAtEnd: options.checkpointAtEnd ?? false,
    inspected: (inspection) => tell({ what: 'inspected', inspection }),
    changed: (change) => tell({ what: 'changed', change }),
    refused: (change, wrong) => tell({ what: 'refused', change, issues: wrong }),
    notice: (issue) => tell({ what: 'notice', issue }),
  };
  const trained = train(job.value, host);
  if (!trained.ok) return trained;
  batcher.flush();
  return ok({ result: trained.value, seconds: watch.seconds, kernel, ...(trace && { trace: trace.result() }) });
};
