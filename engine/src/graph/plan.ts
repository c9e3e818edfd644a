import type { Issue } from '../issues/issue';
import type { AnyLayer, Shape, WeightSpec } from '../layers/_layer';
import type { GraphEdge, GraphNode } from '../project/document';
import type { ParamRecord } from '../params/param';

/** error: its own mistake. waiting: something before it is in error. unknown: no data is loaded yet, so no shapes. */
export type NodeStatus = 'ok' | 'error' | 'waiting' | 'unknown';

/** One block with all that follows from the graph and the data. */
export interface PlannedNode {
  node: GraphNode;
  layer: AnyLayer;
  /** Parameters with every default filled in, references too. */
  p: ParamRecord;
  status: NodeStatus;
  /** Input ports in order, connected or not; a `many` layer offers one free port more while it may. */
  ports: readonly PlannedPort[];
  /** Null while unknown. */
  shape: Shape | null;
  /** For a block in error downstream: the block it waits for. */
  waitsFor: string | null;
  weights: readonly WeightSpec[];
  /** Trained numbers. */
  parameters: number;
  /** Saved but not trained (running statistics). */
  statistics: number;
  biasCancelled: boolean;
  /** Up to two rows for the block's face. */
  face: readonly (readonly [label: string, value: string])[];
}

export interface PlannedPort {
  name: string;
  edge: GraphEdge | null;
  shape: Shape | null;
}

/** The whole graph, checked: the same code runs in the window at every edit and before every run. */
export interface GraphPlan {
  /** In order of computation; blocks on a cycle come last. */
  nodes: readonly PlannedNode[];
  byId: ReadonlyMap<string, PlannedNode>;
  issues: readonly Issue[];
  /** True when a run could start: one input, one output, every block ok. */
  trainable: boolean;
  parameters: number;
}
