import type { ProgramTensor } from '../compile/tensors';
import type { Real } from '../kernels/real';
import type { StepReading } from './run';

/** A gradient by the name of its weight. */
export interface NamedGradient {
  name: string;
  shape: readonly number[];
  data: Real;
}

/** Every mini-batch of a run in full precision, for comparison with other programs; entry i is step i + 1. */
export interface Trace {
  epochs: Float64Array;
  rows: Float64Array;
  /** J = data + penalty. */
  cost: Float64Array;
  dataCost: Float64Array;
  penalty: Float64Array;
  learningRate: Float64Array;
  /** Gradients of J at the first step, penalties in them, before clipping; null when not asked for. */
  gradients: readonly NamedGradient[] | null;
}

type Column = Exclude<keyof Trace, 'gradients'>;
const columns = ['epochs', 'rows', 'cost', 'dataCost', 'penalty', 'learningRate'] as const satisfies readonly Column[];

/** Records a trace; hand its methods to the run as `step` and `gradients`. */
export class TraceRecorder {
  private readonly steps: number[][] = columns.map(() => []);
  private gradients: NamedGradient[] | null = null;

  step({ epoch, rows, cost, dataCost, penalty, learningRate }: StepReading): void {
    [epoch, rows, cost, dataCost, penalty, learningRate].forEach((value, i) => this.steps[i]!.push(value));
  }

  /** Copies the gradients of the first step it is told of. */
  firstGradients(tensors: readonly ProgramTensor[]): void {
    this.gradients ??= tensors.flatMap(({ name, shape, gradient }) =>
      gradient ? [{ name, shape, data: gradient.slice() }] : [],
    );
  }

  result(): Trace {
    const arrays = this.steps.map((values) => Float64Array.from(values));
    const series = Object.fromEntries(columns.map((name, i) => [name, arrays[i]!])) as Record<Column, Float64Array>;
    return { ...series, gradients: this.gradients };
  }
}
