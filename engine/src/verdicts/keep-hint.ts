import type { GraphPlan } from '../graph/plan';
import { widthOf } from '../layers/_width';
import { formatNumber } from '../params/format-number';

/** How many weights a layer has: what dropout's keep is chosen by. */
export interface LayerWeights {
  nodeId: string;
  name: string;
  /** Entries of W (b, γ, β are no weights). */
  weights: number;
}

export interface KeepHint extends LayerWeights {
  text: string;
}

/** Layers with weights, in order of computation. Without the output, behind which nothing can be dropped. */
export const weightsByLayer = (plan: GraphPlan): LayerWeights[] =>
  plan.nodes
    .filter(({ layer }) => layer.role !== 'output')
    .map(({ node, weights }) => ({
      nodeId: node.id,
      name: node.name,
      weights: weights.filter(({ role }) => role === 'weight').reduce((sum, { shape }) => sum + widthOf(shape), 0),
    }))
    .filter(({ weights }) => weights > 0);

/** The layer with most weights (the first of equals) overfits soonest and deserves the lowest keep (T18); null without layers. */
export const keepHint = (plan: GraphPlan): KeepHint | null => {
  const [first, ...others] = weightsByLayer(plan);
  if (!first) return null;
  const most = others.reduce((best, each) => (each.weights > best.weights ? each : best), first);
  return {
    ...most,
    text: `${most.name} has the most weights, ${formatNumber(most.weights)}: give it the lowest keep.`,
  };
};
