import { gradientCheck } from '../../check/gradient-check';
import { ok, type Result } from '../../issues/issue';
import type { Table } from '../../data/table';
import type { Diagnosis } from '../../diagnostics/diagnose';
import type { Model } from '../../model/model';
import { precisionOfModel, predict } from '../../model/predict';
import { encodeRows } from '../../pipeline/encode-rows';
import { usualBackend } from '../kernels/backend';
import { prepareDocument } from '../../pipeline/prepare-document';
import { diagnoseModel } from '../../train/diagnose-model';
import { evaluateTest } from '../../train/evaluate-model';
import type { Evaluation } from '../../train/run';
import type { Answer, Desk, Work } from '../serve';
import { ControlReader } from './control';
import type { Predictions, TrainThreadJob, TrainThreadNews } from './protocol';
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

/** Predicts rows of a table (all without a choice) from their raw values, through the model's own pipeline. */
const predictRows = (model: Model, table: Table, chosen?: Int32Array): Result<Predictions> => {
  const encoded = encodeRows(model.pipeline, table, chosen, precisionOfModel(model));
  if (!encoded.ok) return encoded;
  const { x, rows, source } = encoded.value.encoded;
  const yHat = predict(model, x, rows, usualBackend());
  if (!yHat.ok) return yHat;
  const outputs = rows === 0 ? 0 : yHat.value.length / rows;
  return ok({ rows, outputs, yHat: yHat.value, source, issues: encoded.value.issues });
};

/** Predicts the dev rows of the document's split. */
const predictDev = ({ document, table, model }: Job<'predict-dev'>): Result<Predictions> => {
  const prepared = prepareDocument(document, table);
  return prepared.ok ? predictRows(model, table, prepared.value.data.dev.source) : prepared;
};

/** Confusion, ROC, calibration or residuals of a model on one part of the data. */
const diagnosePart = ({ document, table, model, part }: Job<'diagnose'>): Result<Diagnosis> => {
  const prepared = prepareDocument(document, table, precisionOfModel(model));
  if (!prepared.ok) return prepared;
  const { data } = prepared.value;
  return diagnoseModel(model, part === 'test' ? data.test() : data[part], usualBackend());
};

/** Cost and metrics on the test rows: computed only when this is asked for. */
const test = ({ document, table, model }: Job<'test'>): Result<Evaluation> => {
  const prepared = prepareDocument(document, table, precisionOfModel(model));
  if (!prepared.ok) return prepared;
  const { data } = prepared.value;
  return evaluateTest({ model, training: document.training, data, backend: usualBackend() });
};

/** The work of the train thread. Jobs are synchronous: one at a time, controlled through shared memory. */
export const trainWork: Work<TrainThreadJob, TrainThreadNews> = (job, desk): Answer<unknown> => {
  switch (job.do) {
    case 'train':
      return { result: runTraining(job, desk) };
    case 'check':
      return { result: check(job, desk) };
    case 'predict':
      return { result: predictRows(job.model, job.table) };
    case 'predict-dev':
      return { result: predictDev(job) };
    case 'diagnose':
      return { result: diagnosePart(job) };
    case 'test':
      return { result: test(job) };
  }
};
