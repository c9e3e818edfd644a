import type { Document, EpochPoint, RunRecord, Snapshot } from '@deepwright/engine';
import type { TrainPhase, TrainProgress } from '../../electron/shared/ipc';
import { ask, bridge } from './bridge';
import { data } from './data.svelte';
import { doc } from './document.svelte';
import { plan } from './plan.svelte';
import { project } from './project.svelte';
import { view } from './view.svelte';

/** J of every mini-batch so far, outside reactivity: a chart reads it when `version` changes. */
class CostSeries {
  private buffer = new Float32Array(1024);
  length = 0;

  push(costs: Float32Array, firstStep: number): void {
    const end = firstStep - 1 + costs.length;
    if (end > this.buffer.length) {
      const grown = new Float32Array(Math.max(end, this.buffer.length * 2));
      grown.set(this.buffer.subarray(0, this.length));
      this.buffer = grown;
    }
    this.buffer.set(costs, firstStep - 1);
    this.length = end;
  }

  /** Element i is the cost of step i + 1. */
  get values(): Float32Array {
    return this.buffer.subarray(0, this.length);
  }
}

/** The run in progress (at most one), as told by the main process. Finished runs are in `project.runs`. */
class RunStore {
  phase = $state<TrainPhase | null>(null);
  number = $state(0);
  /** The newest message: step, epoch, time left. */
  progress = $state.raw<TrainProgress | null>(null);
  points = $state.raw<readonly EpochPoint[]>([]);
  snapshot = $state.raw<Snapshot | null>(null);
  /** Grows with every message; read it to redraw from `costs`. */
  version = $state(0);
  /** The document this run trains; edits are for the next run. */
  document = $state.raw<Document | null>(null);
  costs = new CostSeries();
  private readonly waiting: (() => void)[] = [];

  /** J on the dev rows was lowest here so far. */
  best = $derived(
    this.points.reduce<EpochPoint | null>((best, at) => (at.devCost < (best?.devCost ?? Infinity) ? at : best), null),
  );
  active = $derived(this.phase !== null);
  /** The graph was edited after the run started. */
  differs = $derived(this.active && this.document !== null && this.document.graph !== doc.current.graph);

  constructor() {
    bridge.on('train/progress', (progress) => this.follow(progress));
    bridge.on('train/finished', (record) => this.finish(record));
    project.whenReplaced(() => this.forget());
  }

  async start(): Promise<void> {
    const opened = data.opened;
    if (this.active || plan.blocked || !opened) return;
    const number = (project.lastRun?.number ?? 0) + 1;
    this.begin(number, doc.current);
    const started = await ask(
      'train/start',
      { document: doc.current, dataId: opened.dataId, run: number },
      view.report,
    );
    if (!started) this.end();
  }

  /** Train, or Resume when paused. */
  async go(): Promise<void> {
    if (this.phase === 'paused') await this.control('resume');
    else await this.start();
  }

  async control(action: 'pause' | 'resume' | 'stop'): Promise<void> {
    if (!this.active) return;
    await ask('train/control', { action }, view.report);
  }

  /** Asks the run to end and waits for its record, so that what comes next (closing, another project) has it. */
  stopped(): Promise<void> {
    if (!this.active) return Promise.resolve();
    const ended = new Promise<void>((resolve) => this.waiting.push(resolve));
    void this.control('stop');
    return ended;
  }

  /** After a reload of the window: take up a run that is going on. */
  async attach(): Promise<void> {
    const attached = await ask('train/attach', {}, view.report);
    if (!attached) return;
    const resumed = project.resume(attached.document);
    this.begin(attached.run, attached.document);
    this.follow(attached.progress);
    await resumed;
  }

  private forget(): void {
    this.begin(0, null);
    this.phase = null;
  }

  private begin(number: number, document: Document | null): void {
    this.number = number;
    this.document = document;
    this.phase = 'starting';
    this.progress = null;
    this.points = [];
    this.snapshot = null;
    this.costs = new CostSeries();
    this.version++;
  }

  private follow(progress: TrainProgress): void {
    if (progress.run !== this.number || !this.active) return;
    this.phase = progress.phase;
    this.progress = progress;
    this.costs.push(progress.costs, progress.firstStep);
    if (progress.points.length > 0) this.points = [...this.points, ...progress.points];
    if (progress.snapshot) this.snapshot = progress.snapshot;
    this.version++;
  }

  private finish(record: RunRecord): void {
    if (record.number !== this.number || !this.active) return;
    project.addRun(record);
    this.end();
  }

  private end(): void {
    this.phase = null;
    this.version++;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

export const run = new RunStore();
