/** Most points kept of the costs of single mini-batches. */
const mostPoints = 20_000;

/** A cost and the step it belongs to. */
interface Point {
  step: number;
  cost: number;
}

/** What a `BatchHistory` has gathered, for a checkpoint. */
export interface BatchHistoryState {
  steps: Float64Array;
  cost: Float32Array;
  span: number;
  seen: number;
  low: Point;
  high: Point;
}

/**
 * The cost of every mini-batch, thinned as a run grows so that at most `limit` points remain: each bucket of `span` steps
 * keeps its lowest and its highest cost where they occurred, so no spike is lost. Until the room is used up, all is kept.
 * Costs must be finite.
 */
export class BatchHistory {
  private readonly steps: Float64Array;
  private readonly costs: Float32Array;
  private count = 0;
  /** Steps in a bucket, and how many of them the open one has seen. */
  private span = 2;
  private seen = 0;
  private readonly low: Point = { step: 0, cost: 0 };
  private readonly high: Point = { step: 0, cost: 0 };

  constructor(limit: number = mostPoints) {
    // Two points are left for the open bucket; buckets of two points are merged in pairs.
    const room = Math.floor((limit - 2) / 4) * 4;
    this.steps = new Float64Array(room);
    this.costs = new Float32Array(room);
  }

  add(step: number, cost: number): void {
    if (this.seen === 0 || cost < this.low.cost) set(this.low, step, cost);
    // The last of equals: so low and high are different steps in every full bucket.
    if (this.seen === 0 || cost >= this.high.cost) set(this.high, step, cost);
    if (++this.seen < this.span) return;
    if (this.count === this.steps.length) this.merge();
    else {
      for (const { step: at, cost: value } of this.open()) this.push(at, value);
      this.seen = 0;
    }
  }

  /** Everything kept so far, in the order of steps. */
  points(): { steps: Float64Array; cost: Float32Array } {
    const open = this.open();
    return {
      steps: Float64Array.from([...this.steps.subarray(0, this.count), ...open.map(({ step }) => step)]),
      cost: Float32Array.from([...this.costs.subarray(0, this.count), ...open.map(({ cost }) => cost)]),
    };
  }

  save(): BatchHistoryState {
    const { steps, costs, count, span, seen } = this;
    const low = { ...this.low };
    const high = { ...this.high };
    return { steps: steps.slice(0, count), cost: costs.slice(0, count), span, seen, low, high };
  }

  resume({ steps, cost, span, seen, low, high }: BatchHistoryState): void {
    this.steps.set(steps);
    this.costs.set(cost);
    this.count = steps.length;
    this.span = span;
    this.seen = seen;
    set(this.low, low.step, low.cost);
    set(this.high, high.step, high.cost);
  }

  private push(step: number, cost: number): void {
    this.steps[this.count] = step;
    this.costs[this.count] = cost;
    this.count++;
  }

  /** The points of the bucket being filled, in the order of steps. */
  private open(): readonly Point[] {
    if (this.seen === 0) return [];
    if (this.low.step === this.high.step) return [this.low];
    return this.low.step < this.high.step ? [this.low, this.high] : [this.high, this.low];
  }

  /** Each two neighbouring buckets become one of twice the span; the open one goes on filling. */
  private merge(): void {
    const { steps, costs } = this;
    this.count = 0;
    for (let at = 0; at < steps.length; at += 4) {
      let low = at;
      let high = at;
      for (let i = at + 1; i < at + 4; i++) {
        if (costs[i]! < costs[low]!) low = i;
        if (costs[i]! >= costs[high]!) high = i;
      }
      const first = Math.min(low, high);
      const second = Math.max(low, high);
      const [step, cost] = [steps[second]!, costs[second]!];
      this.push(steps[first]!, costs[first]!);
      this.push(step, cost);
    }
    this.span *= 2;
  }
}

const set = (point: Point, step: number, cost: number): void => {
  point.step = step;
  point.cost = cost;
};
