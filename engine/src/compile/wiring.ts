import type { GraphPlan, PlannedNode } from '../graph/plan';
import { lossOf } from '../layers/_output-loss';
import type { DataFacts, SavedSpec, WeightSpec } from '../layers/_layer';
import { widthOf } from '../layers/_width';
import type { ParamRecord } from '../params/param';

/** One block as the program needs it: positions in the order of computation instead of names. */
export interface Wire {
  planned: PlannedNode;
  id: string;
  p: ParamRecord;
  /** Position of the block that feeds each input port. */
  sources: readonly number[];
  /** Numbers in one example at each input, and at the output. */
  inputs: readonly number[];
  width: number;
  /** Positions of the blocks it feeds, ascending. */
  consumers: readonly number[];
  /** It or something before it is trained, so the cost's gradient must reach it. */
  needsGradient: boolean;
  weights: readonly WeightSpec[];
  saves: readonly SavedSpec[];
}

export const isTrained = (spec: WeightSpec): boolean => spec.role !== 'statistic';

/** Blocks whose output reaches the Output block; others would be computed for nothing. */
const useful = (plan: GraphPlan): PlannedNode[] => {
  const wanted = new Set(plan.nodes.filter(({ layer }) => layer.role === 'output').map(({ node }) => node.id));
  for (const planned of [...plan.nodes].reverse()) {
    if (wanted.has(planned.node.id)) for (const { edge } of planned.ports) if (edge) wanted.add(edge.from);
  }
  return plan.nodes.filter(({ node }) => wanted.has(node.id));
};

/** `auto` gives way to the loss it stands for. */
const parameters = ({ layer, p }: PlannedNode, facts: DataFacts): ParamRecord =>
  layer.role === 'output' && typeof p['loss'] === 'object' && 'kind' in p['loss']
    ? { ...p, loss: { ...p['loss'], kind: lossOf(p['loss'], facts.target)!.kind } }
    : p;

/** The blocks in order of computation, wired by position. The plan must be trainable. */
export const wire = (plan: GraphPlan, facts: DataFacts): Wire[] => {
  const nodes = useful(plan);
  const position = new Map(nodes.map(({ node }, i) => [node.id, i]));
  const sources = nodes.map(({ ports }) => ports.flatMap(({ edge }) => (edge ? [position.get(edge.from)!] : [])));
  const consumers = nodes.map((): number[] => []);
  // A block may feed several ports of another.
  sources.forEach((from, j) => new Set(from).forEach((source) => consumers[source]!.push(j)));
  const wires: Wire[] = [];
  nodes.forEach((planned, i) => {
    const { layer, node, shape, weights, biasCancelled } = planned;
    if (!shape) throw new Error(`compile: block ${node.id} has no shape; the plan is not trainable`);
    const p = parameters(planned, facts);
    const shapes = planned.ports.flatMap((port) => (port.edge && port.shape ? [port.shape] : []));
    wires.push({
      planned,
      id: node.id,
      p,
      sources: sources[i]!,
      inputs: shapes.map(widthOf),
      width: widthOf(shape),
      consumers: consumers[i]!,
      needsGradient: weights.some(isTrained) || sources[i]!.some((source) => wires[source]!.needsGradient),
      weights,
      saves: layer.saves?.({ p, inputs: shapes, data: facts, biasCancelled }) ?? [],
    });
  });
  return wires;
};
