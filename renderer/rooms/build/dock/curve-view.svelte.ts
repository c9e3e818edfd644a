import { ewmaWindow, type Issue } from '@deepwright/engine';
import type { CurveView } from '../../../charts/run-curves';

/** β by the number of batches it averages over: 1, 2, 5, 10 … */
const betas = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999];

/** How the curves are looked at; it stays while the room is left. */
class CurveViewStore implements CurveView {
  axis = $state<CurveView['axis']>('epoch');
  log = $state(false);
  /** Place on the smoothing slider. */
  smoothing = $state(3);
  readonly smoothest = betas.length - 1;

  beta = $derived(betas[this.smoothing] ?? 0);
  window = $derived(Math.round(ewmaWindow(this.beta)));
  /** The end of a run that was read and dismissed. */
  dismissed = $state.raw<Issue | null>(null);
}

export const curveView = new CurveViewStore();
