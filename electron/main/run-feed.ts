import type { EpochPoint, Snapshot } from '@deepwright/engine';
import type { TrainPhase, TrainProgress } from '../shared/ipc';

/** The fixed facts of a run in progress. */
export interface RunFacts {
  run: number;
  totalSteps: number;
  epochs: number;
  trainRows: number;
  /** As the record will name it. */
  kernel: string;
}

/** A list of numbers that grows by doubling. */
class Growing {
  private buffer = new Float32Array(1024);
  length = 0;

  push(values: Float32Array): void {
    const end = this.length + values.length;
    if (end > this.buffer.length) {
      const grown = new Float32Array(Math.max(end, this.buffer.length * 2));
      grown.set(this.buffer.subarray(0, this.length));
      this.buffer = grown;
    }
    this.buffer.set(values, this.length);
    this.length = end;
  }

  from(start: number): Float32Array {
    return this.buffer.slice(start, this.length);
  }
}

/** Speed is judged over this many seconds: long enough to be calm, short enough to follow a machine that got busy. */
const speedWindow = 5;

/**
 * All that a run has told so far, and how much of it the window has heard. Main keeps it, so that a window that was
 * reloaded gets everything in one message. `clock` is in milliseconds.
 */
export class RunFeed {
  phase: TrainPhase = 'starting';
  private facts: RunFacts;
  private readonly clock: () => number;
  private readonly costs = new Growing();
  private readonly points: EpochPoint[] = [];
  private snapshot: Snapshot | null = null;
  private sequence = 0;
  private toldCosts = 0;
  private toldPoints = 0;
  private toldSnapshot: Snapshot | null = null;
  private toldPhase: TrainPhase | null = null;
  private startedAt: number;
  private pausedAt: number | null = null;
  private pausedFor = 0;
  /** (seconds of work, steps) at the last flushes, to judge the speed. */
  private readonly marks: { seconds: number; step: number }[] = [];

  constructor(run: number, epochs: number, clock: () => number) {
    this.facts = { run, epochs, totalSteps: 0, trainRows: 0, kernel: '' };
    this.clock = clock;
    this.startedAt = clock();
  }

  /** The thread has prepared data and network: the first mini-batch comes next. */
  begin(facts: Omit<RunFacts, 'run'>): void {
    this.facts = { run: this.facts.run, ...facts };
    this.startedAt = this.clock();
    if (this.phase === 'starting') this.setPhase('running');
  }

  addCosts(costs: Float32Array): void {
    this.costs.push(costs);
  }

  addPoints(points: readonly EpochPoint[]): void {
    this.points.push(...points);
  }

  setSnapshot(snapshot: Snapshot): void {
    this.snapshot = snapshot;
  }

  setPhase(phase: TrainPhase): void {
    if (phase === 'paused') this.pausedAt ??= this.clock();
    else if (this.pausedAt !== null) {
      this.pausedFor += this.clock() - this.pausedAt;
      this.pausedAt = null;
    }
    this.phase = phase;
  }

  /** What computes the run; empty until its network is compiled. */
  get kernel(): string {
    return this.facts.kernel;
  }

  /** Seconds of work: pauses do not count. */
  get seconds(): number {
    return ((this.pausedAt ?? this.clock()) - this.startedAt - this.pausedFor) / 1000;
  }

  /** The steps' costs and the epochs so far, for the record of a run that was lost. */
  history(): { costs: Float32Array; points: readonly EpochPoint[] } {
    return { costs: this.costs.from(0), points: this.points };
  }

  /** What the window has not heard yet; null when there is nothing new. */
  news(): TrainProgress | null {
    const isNew =
      this.costs.length > this.toldCosts ||
      this.points.length > this.toldPoints ||
      this.snapshot !== this.toldSnapshot ||
      this.phase !== this.toldPhase;
    return isNew ? this.tell(this.toldCosts, this.toldPoints, this.snapshot !== this.toldSnapshot) : null;
  }

  /** Everything so far, for a window that begins anew. */
  everything(): TrainProgress {
    return this.tell(0, 0, true);
  }

  private tell(fromCost: number, fromPoint: number, withSnapshot: boolean): TrainProgress {
    const step = this.costs.length;
    const seconds = this.seconds;
    const stepsPerSecond = this.speed(seconds, step);
    const { run, totalSteps, epochs, trainRows } = this.facts;
    const rowsPerStep = totalSteps > 0 ? (trainRows * epochs) / totalSteps : 0;
    this.toldCosts = step;
    this.toldPoints = this.points.length;
    this.toldSnapshot = this.snapshot;
    this.toldPhase = this.phase;
    return {
      run,
      sequence: ++this.sequence,
      phase: this.phase,
      kernel: this.kernel,
      step,
      totalSteps,
      epoch: this.points.at(-1)?.epoch ?? 0,
      epochs,
      secondsElapsed: seconds,
      secondsLeft:
        stepsPerSecond > 0 && this.phase === 'running' ? Math.max(0, totalSteps - step) / stepsPerSecond : null,
      rowsPerSecond: stepsPerSecond * rowsPerStep,
      firstStep: fromCost + 1,
      costs: this.costs.from(fromCost),
      points: this.points.slice(fromPoint),
      snapshot: withSnapshot ? this.snapshot : null,
    };
  }

  /** Steps a second over the last few seconds; 0 until it can be judged. */
  private speed(seconds: number, step: number): number {
    const { marks } = this;
    marks.push({ seconds, step });
    while (marks.length > 2 && seconds - (marks[1]?.seconds ?? 0) > speedWindow) marks.shift();
    const first = marks[0] ?? { seconds, step };
    const passed = seconds - first.seconds;
    return passed >= 0.2 ? (step - first.step) / passed : 0;
  }
}
