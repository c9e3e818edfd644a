import type { ProgramTensor } from '../compile/tensors';
import { histogram, type Histogram } from '../stats/histogram';
import { moments } from '../stats/moments';

const bins = 40;
/** Below this a weight counts as gone (T13). */
const tinyBelow = 1e-6;

/** Some of the numbers of a tensor: how many, and what share of all. */
export interface Portion {
  count: number;
  share: number;
}

/** What the numbers of a tensor look like. */
export interface NumbersReading {
  /** 40 bins. */
  histogram: Histogram;
  /** Euclidean (for W: Frobenius) norm. */
  norm: number;
  mean: number;
  /** σ by 1/n. */
  deviation: number;
  /** Exactly 0: what L1 with proximal steps makes, and L2 never (T13). */
  zeros: Portion;
  /** |w| < 1e-6, zeros included (T13). */
  tiny: Portion;
}

export interface TensorReading {
  /** `dense-1.W`. */
  name: string;
  nodeId: string;
  /** As the layer calls it: W, b, gamma … */
  weight: string;
  shape: readonly number[];
  values: NumbersReading;
  /** Of the cost's gradient after the newest backward pass; null for running statistics. */
  gradient: NumbersReading | null;
}

const countWhere = (values: ArrayLike<number>, holds: (value: number) => boolean): Portion => {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (holds(values[i]!)) count++;
  return { count, share: count / values.length };
};

export const readNumbers = (values: ArrayLike<number>): NumbersReading => {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i]! * values[i]!;
  return {
    histogram: histogram(values, values.length, bins),
    norm: Math.sqrt(squares),
    ...moments(values, values.length),
    zeros: countWhere(values, (value) => value === 0),
    tiny: countWhere(values, (value) => Math.abs(value) < tinyBelow),
  };
};

/** One of a program's tensors and its gradient, in numbers that a screen can show whatever the size. */
export const readTensor = ({
  name,
  nodeId,
  weight,
  shape,
  data,
  gradient,
}: Pick<ProgramTensor, 'name' | 'nodeId' | 'weight' | 'shape' | 'data' | 'gradient'>): TensorReading => ({
  name,
  nodeId,
  weight,
  shape,
  values: readNumbers(data),
  gradient: gradient && readNumbers(gradient),
});
