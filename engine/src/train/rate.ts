import type { TrainingSpec } from '../project/document';
import type { AnySchedule, Moment } from '../schedules/_schedule';
import { schedules } from '../schedules/_registry';

/** Share of the learning rate during warm-up: rises in a straight line and is 1 at the step that ends `warmUp` epochs. */
export const warmUpShare = (warmUp: number, { step, stepsPerEpoch }: Moment): number => {
  const steps = warmUp * stepsPerEpoch;
  return step < steps ? step / steps : 1;
};

export const scheduleOf = (kind: string): AnySchedule => (schedules as Readonly<Record<string, AnySchedule>>)[kind]!;

/** α at a moment of a run, by its schedule and its warm-up; the settings must be filled. */
export const rateAt = (
  schedule: AnySchedule,
  { learningRate, schedule: chosen, warmUp }: Pick<TrainingSpec, 'learningRate' | 'schedule' | 'warmUp'>,
  at: Moment,
): number => {
  const rate = schedule.rate(learningRate, at, chosen);
  return warmUp > 0 ? rate * warmUpShare(warmUp, at) : rate;
};
