import type { RunRecord } from '@deepwright/engine';
import { project } from '../stores/project.svelte';
import { run } from '../stores/run.svelte';
import type { RunCurves } from './run-curves';

let naturals = new Float64Array(0);

/** 1, 2, 3 … of which every run takes the beginning: step i + 1 belongs to the cost at i. */
const firstSteps = (length: number): Float64Array => {
  if (naturals.length < length) naturals = Float64Array.from({ length: Math.max(1024, 2 * length) }, (_, i) => i + 1);
  return naturals.subarray(0, length);
};

const finished = (record: RunRecord): RunCurves => {
  const { result, document } = record;
  const last = result.history.at(-1);
  const perEpoch = last ? last.step / last.epoch : result.stepsRun;
  return {
    run: record.number,
    steps: result.batchCost.steps,
    costs: result.batchCost.cost,
    points: result.history,
    best: result.best,
    stepsRun: result.stepsRun,
    totalSteps: Math.round(perEpoch * document.training.epochs),
    epochs: document.training.epochs,
    secondsElapsed: record.seconds,
    active: false,
    thinned: result.batchCost.steps.length < result.stepsRun,
    issue: result.issue ?? null,
    notFinite: result.status === 'not-finite',
  };
};

/** Which run the curves show: the one in progress, else the last one, else none. */
class ShownRun {
  private readonly last = $derived(project.lastRun && finished(project.lastRun));

  curves: RunCurves | null = $derived.by(() => {
    if (!run.active) return this.last;
    // The costs grow in place: the version says that they did.
    void run.version;
    const costs = run.costs.values;
    return {
      run: run.number,
      steps: firstSteps(costs.length),
      costs,
      points: run.points,
      best: run.best,
      stepsRun: run.progress?.step ?? 0,
      totalSteps: run.progress?.totalSteps ?? 0,
      epochs: run.progress?.epochs ?? run.document?.training.epochs ?? 0,
      secondsElapsed: run.progress?.secondsElapsed ?? 0,
      active: true,
      thinned: false,
      issue: null,
      notFinite: false,
    };
  });
}

export const shownRun = new ShownRun();
