import {
  mainMetricFor,
  metricsFor,
  stepsPerEpoch,
  type MetricDef,
  type Target,
  type TrainingSpec,
} from '@deepwright/engine';
import type { ShownMetric } from '../../../charts/metric-chart';
import type { PlannedRun } from '../../../charts/run-curves';

/** How long the next run would be. */
export const plannedRun = ({ epochs, batchSize }: TrainingSpec, trainRows: number | null): PlannedRun => {
  return { epochs, totalSteps: trainRows ? stepsPerEpoch(batchSize, trainRows) * epochs : null };
};

/** Whether a run's rates lie on the plan drawn for these settings. */
export const followsPlan = (run: TrainingSpec, drawn: TrainingSpec): boolean =>
  run.learningRate === drawn.learningRate &&
  run.epochs === drawn.epochs &&
  run.batchSize === drawn.batchSize &&
  JSON.stringify(run.schedule) === JSON.stringify(drawn.schedule);

export const metricOf = (target: Target, kind: string): MetricDef | null =>
  metricsFor(target).find(([name]) => name === kind)?.[1] ?? null;

/** The metric a target is followed by: accuracy for classes, R² for numbers. */
export const mainMetric = (target: Target): ShownMetric | null => metricOf(target, mainMetricFor(target));
