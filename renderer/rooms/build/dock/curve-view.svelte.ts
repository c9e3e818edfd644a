import { ewmaWindow, type Issue } from '@deepwright/engine';
import { stepsPerEpoch, type CurveView } from '../../../charts/run-curves';
import { shownRun } from '../../../charts/shown-run.svelte';

/** β by the number of batches it averages over: 1, 2, 5, 10 … */
const betas = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999];

/** How the curves are looked at; it stays while the room is left. */
class CurveViewStore implements CurveView {
  axis = $state<CurveView['axis']>('epoch');
  log = $state(false);
  /** Place on the smoothing slider that a person chose; null while it follows the run. */
  private chosen = $state<number | null>(null);
  /** About one epoch, at least ten batches: each point of the thick line has then seen every row. */
  private usual = $derived.by(() => {
    const wanted = Math.max(10, shownRun.curves ? stepsPerEpoch(shownRun.curves) : 0);
    const place = betas.findIndex((beta) => Math.round(ewmaWindow(beta)) >= wanted);
    return place < 0 ? betas.length - 1 : place;
  });
  readonly smoothest = betas.length - 1;

  get smoothing(): number {
    return this.chosen ?? this.usual;
  }

  set smoothing(place: number) {
    this.chosen = place;
  }

  beta = $derived(betas[this.smoothing] ?? 0);
  window = $derived(Math.round(ewmaWindow(this.beta)));
  /** The end of a run that was read and dismissed. */
  dismissed = $state.raw<Issue | null>(null);
}

export const curveView = new CurveViewStore();
