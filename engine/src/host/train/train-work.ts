import { gradientCheck } from '../../check/gradient-check';
import { ok, type Result } from '../../issues/issue';
import { predict } from '../../model/predict';
import { encode } from '../../pipeline/encode';
import { prepareDocument } from '../../pipeline/prepare-document';
import { evaluateTest } from '../../train/evaluate-model';
import type { Evaluation } from '../../train/run';
import type { Answer, Desk, Work } from '../serve';
import { ControlReader } from './control';
import type { DevPredictions, TrainThreadJob, TrainThreadNews } from './protocol';
import { runTraining } from './run-training';

/** Milliseconds between messages about a check. */
const messageEvery = 50;

type Job<Kind extends TrainThreadJob['do']> = TrainThreadJob & { do: Kind };

const check = ({ document, table, trained, options, control }: Job<'check'>, { tell }: Desk<TrainThreadNews>) => {
  const prepared = prepareDocument(document, table);
  if (!prepared.ok) return prepared;
  const reader = new ControlReader(control);
  let told = performance.now();
  return gradientCheck({ document, data: prepared.value.data, ...(trained ? { trained } : {}) }, options, {
    cancelled: () => reader.isStopped,
    progress: (done, total) => {
      const now = performance.now();
      if (done < total && now - told < messageEvery) return;
      told = now;
      tell({ what: 'checked', progress: { done, total } });
    },
  });
};

/** Predicts the dev rows of the document's split from their raw values, through the model's own pipeline. */
const predictDev = ({ document, table, model }: Job<'predict'>): Result<DevPredictions> => {
  const prepared = prepareDocument(document, table);
  if (!prepared.ok) return prepared;
  const { dev } = prepared.value.data;
  const { x } = encode(model.pipeline, table, dev.source, dev.outputs);
  const yHat = predict(model, x, dev.rows);
  if (!yHat.ok) return yHat;
  return ok({ rows: dev.rows, outputs: dev.outputs, yHat: yHat.value, source: dev.source });
};

/** Cost and metrics on the test rows: computed only when this is asked for. */
const test = ({ document, table, model }: Job<'test'>): Result<Evaluation> => {
  const prepared = prepareDocument(document, table);
  if (!prepared.ok) return prepared;
  return evaluateTest({ model, training: document.training, data: prepared.value.data });
};

/** The work of the train thread. Jobs are synchronous: one at a time, controlled through shared memory. */
export const trainWork: Work<TrainThreadJob, TrainThreadNews> = (job, desk): Answer<unknown> => {
  switch (job.do) {
    case 'train':
      return { result: runTraining(job, desk) };
    case 'check':
      return { result: check(job, desk) };
    case 'predict':
      return { result: predictDev(job) };
    case 'test':
      return { result: test(job) };
  }
};
