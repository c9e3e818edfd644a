import type { RunRecord } from '@deepwright/engine';
import { untrack } from 'svelte';
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

/** The run in progress as it stands. */
const inProgress = (): RunCurves => {
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
};

/** Milliseconds between two drawings: ten a second, fewer for long runs, so that drawing never holds up the window. */
const pause = (steps: number): number => 100 + steps / 400;

/** Which run the curves show: the one in progress, else the last one, else none. */
class ShownRun {
  private live = $state.raw<RunCurves | null>(null);
  private drawnAt = 0;
  private readonly last = $derived(project.lastRun && finished(project.lastRun));

  curves: RunCurves | null = $derived(run.active ? this.live : this.last);

  constructor() {
    $effect.root(() => {
      $effect(() => {
        // The costs grow in place: the version says that they did.
        void run.version;
        if (!run.active) return;
        const isNew = untrack(() => this.live)?.run !== run.number;
        const wait = isNew ? 0 : this.drawnAt + pause(run.costs.length) - performance.now();
        if (wait <= 0) return this.follow();
        const timer = setTimeout(() => this.follow(), wait);
        return () => clearTimeout(timer);
      });
    });
  }

  private follow(): void {
    this.drawnAt = performance.now();
    this.live = untrack(inProgress);
  }
}

export const shownRun = new ShownRun();
