import type { Program } from '../compile/program';
import type { EncodedRows } from '../pipeline/pipeline';
import { shuffle } from '../random/shuffle';
import { stream } from '../random/stream';

/**
 * Copies rows of the data, with their weights if they have some, into a program: row `order[start + i]`, or `start + i`
 * without an order, for i < rows.
 */
export const gather = (program: Program, data: EncodedRows, start: number, rows: number, order?: Int32Array): void => {
  const { x, target, features, outputs } = program;
  program.weighted = data.weights !== null;
  for (let i = 0; i < rows; i++) {
    const row = order ? order[start + i]! : start + i;
    for (let j = 0; j < features; j++) x[i * features + j] = data.x[row * features + j]!;
    for (let j = 0; j < outputs; j++) target[i * outputs + j] = data.y[row * outputs + j]!;
    if (data.weights) program.weights[i] = data.weights[row]!;
  }
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
  private readonly order: Int32Array;
  private readonly random;
  private readonly data: EncodedRows;
  private readonly size: number;
  private readonly shuffled: boolean;

  constructor(data: EncodedRows, size: number, seed: number, shuffled = true) {
    this.data = data;
    this.size = size;
    this.perEpoch = Math.ceil(data.rows / size);
    this.shuffled = shuffled;
    this.order = shuffled ? new Int32Array(data.rows) : fileOrder(data);
    this.random = stream(seed, 'shuffle');
  }

  /** The order of an epoch depends on seed and epoch alone, not on the epochs before it. */
  startEpoch(epoch: number): void {
    if (!this.shuffled) return;
    for (let i = 0; i < this.order.length; i++) this.order[i] = i;
    this.random.seek(epoch);
    shuffle(this.order, this.random);
  }

  /** Rows of batch b, from 0. */
  rows(b: number): number {
    return Math.min(this.size, this.data.rows - b * this.size);
  }

  /** Puts batch b of this epoch into the program and says how many rows it has. */
  load(program: Program, b: number): number {
    const rows = this.rows(b);
    gather(program, this.data, b * this.size, rows, this.order);
    return rows;
  }
}
