import type { Real } from '../kernels/real';
import type { Graph } from '../project/document';
import type { Pipeline } from '../pipeline/pipeline';

/** A trained tensor by its exported name, `dense-1.W`; row-major, float32 unless the run was done in float64. */
export interface NamedTensor {
  name: string;
  shape: readonly number[];
  data: Real;
}

/** A trained network that can stand alone: raw row in, prediction out. */
export interface Model {
  name: string;
  graph: Graph;
  pipeline: Pipeline;
  /** Trained weights and running statistics, in the plan's order. */
  tensors: readonly NamedTensor[];
}
