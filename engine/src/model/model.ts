import type { Graph } from '../project/document';
import type { Pipeline } from '../pipeline/pipeline';

/** A trained tensor by its exported name, `dense-1.W`; float32, row-major. */
export interface NamedTensor {
  name: string;
  shape: readonly number[];
  data: Float32Array;
}

/** A trained network that can stand alone: raw row in, prediction out. */
export interface Model {
  name: string;
  graph: Graph;
  pipeline: Pipeline;
  /** Trained weights and running statistics, in the plan's order. */
  tensors: readonly NamedTensor[];
}
