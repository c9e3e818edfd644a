import { graphIssues } from '../issues/graph';
import type { Issue } from '../issues/issue';
import type { Graph, GraphEdge } from '../project/document';
import { layerOf } from './layer-of';
import { leadsTo } from './order';
import { hasPort } from './ports';

/**
 * Why a proposed wire is refused, or null. A taken port is no reason (the new wire replaces the old), nor is a
 * mismatch of shapes: that wire is made, and the block says what does not fit and how to mend it.
 */
export const connectProblem = (graph: Graph, edge: Pick<GraphEdge, 'from' | 'to' | 'port'>): Issue | null => {
  const from = graph.nodes.find((node) => node.id === edge.from);
  const to = graph.nodes.find((node) => node.id === edge.to);
  if (!from || !to) return graphIssues.noPort(to?.name ?? edge.to, edge.port, edge.to);
  if (from === to) return graphIssues.ownInput(to.name, to.id);
  const source = layerOf(from.kind);
  const target = layerOf(to.kind);
  if (source?.hasOutput === false) return graphIssues.noOutputs(from.name, from.id);
  if (target && !('many' in target.inputs) && target.inputs.length === 0) return graphIssues.noInputs(to.name, to.id);
  if (!target || !hasPort(target, edge.port)) return graphIssues.noPort(to.name, edge.port, to.id);
  if (leadsTo(graph, to.id, from.id)) return graphIssues.wouldCycle(from.name, to.name, to.id);
  return null;
};
