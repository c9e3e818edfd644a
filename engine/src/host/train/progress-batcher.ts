import type { EpochPoint, Snapshot } from '../../train/run';
import type { RunProgress } from './protocol';

/** Milliseconds between messages: at most 20 a second keep a window smooth. */
const messageEvery = 50;
const snapshotEvery = 100;

/**
 * Gathers what a run tells and sends it on in batches. Sending single steps would keep the receiver busy with nothing
 * else. `clock` is in milliseconds.
 */
export class ProgressBatcher {
  private readonly send: (progress: RunProgress) => void;
  private readonly clock: () => number;
  private costs = new Float32Array(256);
  private count = 0;
  private points: EpochPoint[] = [];
  private snapshot: Snapshot | null = null;
  private sequence = 0;
  private nextStep = 1;
  private sentAt: number;
  private snapshotAt = -Infinity;

  /** `done`: steps of a resumed run that were told of before. */
  constructor(send: (progress: RunProgress) => void, clock: () => number, done = 0) {
    this.send = send;
    this.clock = clock;
    this.sentAt = clock();
    this.nextStep = done + 1;
  }

  step(cost: number): void {
    if (this.count === this.costs.length) {
      const longer = new Float32Array(this.count * 2);
      longer.set(this.costs);
      this.costs = longer;
    }
    this.costs[this.count++] = cost;
    this.sendWhenDue();
  }

  epoch(point: EpochPoint): void {
    this.points.push(point);
    this.sendWhenDue();
  }

  /** At most 10 pictures a second; true once for each. */
  wantsSnapshot(): boolean {
    const now = this.clock();
    if (now - this.snapshotAt < snapshotEvery) return false;
    this.snapshotAt = now;
    return true;
  }

  addSnapshot(snapshot: Snapshot): void {
    this.snapshot = snapshot;
  }

  private sendWhenDue(): void {
    if (this.clock() - this.sentAt >= messageEvery) this.flush();
  }

  /** Sends what there is, at once: before a pause and at the end. */
  flush(): void {
    if (this.count === 0 && this.points.length === 0 && this.snapshot === null) return;
    this.send({
      sequence: ++this.sequence,
      firstStep: this.nextStep,
      costs: this.costs.slice(0, this.count),
      points: this.points,
      snapshot: this.snapshot,
    });
    this.nextStep += this.count;
    this.count = 0;
    this.points = [];
    this.snapshot = null;
    this.sentAt = this.clock();
  }
}
