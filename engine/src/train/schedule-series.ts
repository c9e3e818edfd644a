import { ok, type Result } from '../issues/issue';
import type { TrainingSpec } from '../project/document';
import { fillTraining } from './prepare';
import { rateAt, scheduleOf } from './rate';
import { stepsPerEpoch } from './settings';

/** The learning rate over a run that has not begun, at `points` epochs at most: x is the epoch (from 1), y the rate. */
export interface ScheduleSeries {
  epochs: Float64Array;
  rates: Float64Array;
}

/** The rate at the first step of up to `points` epochs, evenly spaced, the first and the last one among them. */
export const scheduleSeries = (training: TrainingSpec, trainRows: number, points: number): Result<ScheduleSeries> => {
  const filled = fillTraining(training);
  if (!filled.ok) return filled;
  const { schedule: chosen, epochs, batchSize } = filled.value;
  const schedule = scheduleOf(chosen.kind);
  const perEpoch = stepsPerEpoch(batchSize, Math.max(1, trainRows));
  const count = Math.min(epochs, Math.max(2, points));
  const series = { epochs: new Float64Array(count), rates: new Float64Array(count) };
  for (let i = 0; i < count; i++) {
    const epoch = count === 1 ? 1 : 1 + Math.round((i * (epochs - 1)) / (count - 1));
    const moment = { epoch, step: (epoch - 1) * perEpoch + 1, stepsPerEpoch: perEpoch, epochs };
    series.epochs[i] = epoch;
    series.rates[i] = rateAt(schedule, filled.value, moment);
  }
  return ok(series);
};
