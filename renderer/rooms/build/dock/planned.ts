import { metrics, type Target, type TrainingSpec } from '@deepwright/engine';
import type { ShownMetric } from '../../../charts/metric-chart';
import type { PlannedRun } from '../../../charts/run-curves';

/** How long the next run would be. */
export const plannedRun = ({ epochs, batchSize }: TrainingSpec, trainRows: number | null): PlannedRun => {
  const batches = trainRows && (batchSize === 0 ? 1 : Math.ceil(trainRows / batchSize));
  return { epochs, totalSteps: batches === null ? null : batches * epochs };
};

/** Whether a run's rates lie on the plan drawn for these settings. */
export const followsPlan = (run: TrainingSpec, drawn: TrainingSpec): boolean =>
  run.learningRate === drawn.learningRate &&
  run.epochs === drawn.epochs &&
  run.batchSize === drawn.batchSize &&
  JSON.stringify(run.schedule) === JSON.stringify(drawn.schedule);

/** The metric a target is followed by: accuracy for classes, R² for numbers. */
export const mainMetric = (target: Target): ShownMetric | null => {
  const kind = target.kind === 'category' ? 'accuracy' : 'r2';
  return Object.hasOwn(metrics, kind) ? metrics[kind] : null;
};
