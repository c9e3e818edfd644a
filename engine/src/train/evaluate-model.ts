import { fail, ok, type Result } from '../issues/issue';
import type { Backend } from '../kernels/kernels';
import type { Model } from '../model/model';
import { programOf } from '../model/predict';
import type { EncodedRows, PreparedData } from '../pipeline/pipeline';
import type { TrainingSpec } from '../project/document';
import { evaluate, evaluationRows } from './evaluate';
import type { Evaluation } from './run';
import { Penalties, type PenaltySettings } from './penalties';
import { batchRowsOf } from './settings';

/** A trained model, and how it was trained (for the λs and m of the penalty). */
export interface EvaluateJob {
  model: Model;
  training: PenaltySettings & Pick<TrainingSpec, 'batchSize'>;
  data: PreparedData;
  backend?: Backend;
}

/** J and all metrics of a model on some encoded rows. */
export const evaluateModel = (
  { model, training, data, backend }: EvaluateJob,
  rows: EncodedRows,
): Result<Evaluation> => {
  const made = programOf(model, evaluationRows, { facts: data.facts, backend });
  if (!made.ok) return made;
  const penalty = new Penalties(made.value, training).cost(batchRowsOf(training.batchSize, data.seen.rows));
  const evaluation = evaluate(made.value, rows, data.pipeline, penalty);
  return evaluation ? ok(evaluation) : fail(noRowsToEvaluate);
};

export const noRowsToEvaluate = {
  code: 'evaluate/no-rows',
  level: 'error',
  message: 'Evaluating needs at least one row; this part of the data has none.',
  hint: 'Give it a share of the split and train again.',
} as const;

/** The one place that reads test rows: only when a person asks for them. */
export const evaluateTest = (job: EvaluateJob): Result<Evaluation> => evaluateModel(job, job.data.test());
