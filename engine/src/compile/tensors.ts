import type { WeightRole } from '../layers/_layer';
import { widthOf } from '../layers/_width';
import type { Real } from '../kernels/real';
import type { RefValue } from '../params/param';
import type { Regions } from './buffers';
import { isTrained, type Wire } from './wiring';

/** A trained weight or a running statistic of a program: views of the arena. */
export interface ProgramTensor {
  /** As exported: `dense-1.W`. */
  name: string;
  nodeId: string;
  /** As the layer calls it: W, b, gamma … */
  weight: string;
  shape: readonly number[];
  role: WeightRole;
  init: RefValue;
  /** λ by kind of penalty where its block overrides the run's. */
  penalty: Readonly<Record<string, number>>;
  size: number;
  data: Real;
  /** Null for statistics, and in a program that only predicts. */
  gradient: Real | null;
}

/** Numbers to train, and numbers of running statistics. */
export const countNumbers = (wires: readonly Wire[]): { trained: number; statistics: number } => {
  const count = (trained: boolean): number =>
    wires
      .flatMap(({ weights }) => weights)
      .filter((spec) => isTrained(spec) === trained)
      .reduce((sum, { shape }) => sum + widthOf(shape), 0);
  return { trained: count(true), statistics: count(false) };
};

/** The tensors in the plan's order; trained ones lie side by side in one region, statistics in another. */
export const sliceTensors = (wires: readonly Wire[], regions: Regions): ProgramTensor[] => {
  let trained = 0;
  let statistics = 0;
  return wires.flatMap(({ id, weights }) =>
    weights.map((spec) => {
      const { name, shape, role, init, penalty = {} } = spec;
      const size = widthOf(shape);
      const common = { name: `${id}.${name}`, nodeId: id, weight: name, shape, role, init, penalty, size };
      if (!isTrained(spec)) {
        const start = statistics;
        statistics += size;
        return { ...common, data: regions.statistics.subarray(start, statistics), gradient: null };
      }
      const start = trained;
      trained += size;
      const gradient = regions.gradients.length > 0 ? regions.gradients.subarray(start, trained) : null;
      return { ...common, data: regions.trained.subarray(start, trained), gradient };
    }),
  );
};
