import type { GradientCheckResult } from '@deepwright/engine';
import { ask, bridge } from './bridge';
import { data } from './data.svelte';
import { doc } from './document.svelte';
import { plan } from './plan.svelte';
import { project } from './project.svelte';
import { view } from './view.svelte';

/** The gradient check: the pair "at initialisation" and "after training", and the one under way. */
class CheckStore {
  initial = $state.raw<GradientCheckResult | null>(null);
  trained = $state.raw<GradientCheckResult | null>(null);
  shown = $state<'initial' | 'trained'>('initial');
  progress = $state.raw<{ done: number; total: number } | null>(null);
  seconds = $state(0);

  result = $derived(this.shown === 'initial' ? this.initial : this.trained);
  running = $derived(this.progress !== null);

  constructor() {
    bridge.on('check/progress', (progress) => {
      if (this.progress) this.progress = progress;
    });
    project.whenReplaced(() => this.forget());
  }

  /** Checks the present graph with fresh weights, or a finished run with its trained ones. */
  async start(at: 'initial' | 'trained' = 'initial'): Promise<void> {
    const opened = data.opened;
    if (this.running || plan.blocked || !opened) return;
    const run = at === 'trained' ? project.lastRun : null;
    if (at === 'trained' && !run) return;
    view.room = 'check';
    this.shown = at;
    this.progress = { done: 0, total: 0 };
    const began = performance.now();
    const payload = { document: run?.document ?? doc.current, dataId: opened.dataId, run, options: {} };
    const result = await ask('check/start', payload, view.report);
    this.seconds = (performance.now() - began) / 1000;
    this.progress = null;
    if (!result) return;
    if (at === 'initial') this.initial = result;
    else this.trained = result;
  }

  async cancel(): Promise<void> {
    await ask('check/cancel', {}, view.report);
  }

  private forget(): void {
    this.initial = null;
    this.trained = null;
  }
}

export const check = new CheckStore();
