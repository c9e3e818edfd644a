import { seconds } from '../ui/format';
import { roundUp, tickTexts, tickedAxis } from './scale';
import type { ChartAxis } from './spec';
import { stepsPerEpoch, type CurveView, type PlannedRun, type RunCurves } from './run-curves';

const most = 6;

/** Under this many seconds a clock would show too little. */
const shortRun = 20;

const unitOf = (view: CurveView['axis'], end: number): string =>
  view !== 'time' ? view : end < shortRun ? 'seconds' : 'min:s';

/** An axis over steps whose ticks are round in another unit, of which `per` steps make one. */
const inUnits = (end: number, per: number, view: CurveView['axis']): ChartAxis => {
  const unit = unitOf(view, end);
  const axis = tickedAxis(0, end, most, unit !== 'seconds');
  const texts = unit === 'min:s' ? axis.ticks.map(seconds) : tickTexts(axis.ticks);
  return { min: 0, max: end * per, ticks: axis.ticks.map((tick) => tick * per), texts, unit };
};

/** How many steps make one iteration, epoch or second. Time is counted at the run's mean speed. */
export const stepsPer = (run: RunCurves, axis: CurveView['axis']): number => {
  if (axis === 'iteration') return 1;
  if (axis === 'epoch') return stepsPerEpoch(run);
  return run.secondsElapsed > 0 ? run.stepsRun / run.secondsElapsed : 1;
};

/** The x axis of a run's curves: as far as it went, or a little further while it goes on. */
export const runAxis = (run: RunCurves, view: CurveView['axis']): ChartAxis => {
  const per = stepsPer(run, view);
  const done = Math.max(run.stepsRun, 1) / per;
  if (!run.active) return inUnits(done, per, view);
  const planned = view === 'time' ? Number.POSITIVE_INFINITY : run.totalSteps / per || Number.POSITIVE_INFINITY;
  return inUnits(Math.min(planned, roundUp(done)), per, view);
};

/** The x axis before a run: the planned range where it is known. */
export const plannedAxis = (planned: PlannedRun, view: CurveView['axis']): ChartAxis => {
  if (view === 'epoch') return inUnits(planned.epochs, 1, view);
  if (view === 'iteration' && planned.totalSteps) return inUnits(planned.totalSteps, 1, view);
  return { ...tickedAxis(0, 1, 4), texts: [], unit: unitOf(view, 0) };
};
