import type { Program } from '../compile/program';
import type { Real } from '../kernels/real';
import type { EncodedRows } from '../pipeline/pipeline';
import { shuffle } from '../random/shuffle';
import { stream } from '../random/stream';
import { gatherNear, type NearRows } from './near-rows';

/** From so many numbers on, moving them at once is worth a view of them: several times quicker than one by one. */
const worthView = 64;

/** to[i] = from[order[start + i]] for whole rows, or from[start + i] without an order. */
const copyRows = (from: Real, to: Real, width: number, start: number, rows: number, order?: Int32Array): void => {
  if (!order && rows * width >= worthView) {
    to.set(from.subarray(start * width, (start + rows) * width));
    return;
  }
  for (let i = 0; i < rows; i++) {
    const at = (order ? order[start + i]! : start + i) * width;
    if (width >= worthView) to.set(from.subarray(at, at + width), i * width);
    else for (let j = 0; j < width; j++) to[i * width + j] = from[at + j]!;
  }
};

/**
 * Copies rows of the data, with their weights if they have some, into a program: row `order[start + i]`, or `start + i`
 * without an order, for i < rows.
 */
export const gather = (program: Program, data: EncodedRows, start: number, rows: number, order?: Int32Array): void => {
  const { x, target, features, outputs } = program;
  program.weighted = data.weights !== null;
  copyRows(data.x, x, features, start, rows, order);
  copyRows(data.y, target, outputs, start, rows, order);
  if (data.weights) copyRows(data.weights, program.weights, 1, start, rows, order);
};

/** The rows in the order of the file they came from; copies of a row follow it. */
const fileOrder = ({ source, rows }: EncodedRows): Int32Array =>
  Int32Array.from({ length: rows }, (_, i) => i).sort((a, b) => source[a]! - source[b]! || a - b);

/**
 * The train rows in mini-batches, in a new random order each epoch, or always in that of the file; a short last batch is
 * kept (T34).
 */
export class Batches {
  readonly perEpoch: number;
  /** Null when the rows come as they lie. */
  private readonly order: Int32Array | null;
  private readonly random;
  private readonly data: EncodedRows;
  private readonly near: NearRows | null;
  private readonly size: number;
  private readonly shuffled: boolean;

  /** `near`: the same data in the memory of the program that they are for, where they are few. */
  constructor(data: EncodedRows, size: number, seed: number, shuffled = true, near: NearRows | null = null) {
    this.data = data;
    this.near = near;
    this.size = size;
    this.perEpoch = Math.ceil(data.rows / size);
    this.shuffled = shuffled;
    const inFile = shuffled ? null : fileOrder(data);
    const isMoved = inFile?.some((row, i) => row !== i) ?? true;
    this.order = isMoved ? (near?.order ?? new Int32Array(data.rows)) : null;
    if (inFile) this.order?.set(inFile);
    this.random = stream(seed, 'shuffle');
  }

  /** The order of an epoch depends on seed and epoch alone, not on the epochs before it. */
  startEpoch(epoch: number): void {
    const { order } = this;
    if (!this.shuffled || !order) return;
    for (let i = 0; i < order.length; i++) order[i] = i;
    this.random.seek(epoch);
    shuffle(order, this.random);
  }

  /** Rows of batch b, from 0. */
  rows(b: number): number {
    return Math.min(this.size, this.data.rows - b * this.size);
  }

  /** Puts batch b of this epoch into the program and says how many rows it has. */
  load(program: Program, b: number): number {
    const rows = this.rows(b);
    const start = b * this.size;
    if (this.near) gatherNear(program, this.near.rows, start, rows, this.order);
    else gather(program, this.data, start, rows, this.order ?? undefined);
    return rows;
  }
}
