import type { Graph, GraphEdge, GraphNode } from '../project/document';
import { indexGraph, type GraphIndex } from './index-graph';

/** The blocks in order of computation, and those that stand on or behind a circle of wires. */
export interface Order {
  sorted: readonly GraphNode[];
  /** Blocks on a circle, in the direction of the wires; empty without one. */
  cycle: readonly GraphNode[];
  /** Blocks that could not be ordered: on a circle or behind one. */
  rest: readonly GraphNode[];
}

/** Kahn's algorithm; among blocks that are ready, the one that stands first in the document goes first. */
export const orderOf = ({ nodes, edges, byId, into, outOf }: GraphIndex): Order => {
  const waiting = new Map(nodes.map(({ id }) => [id, into(id).length]));
  const sorted = nodes.filter(({ id }) => waiting.get(id) === 0);
  // The list grows while it is read: behind its end stand the blocks that are ready next.
  for (const node of sorted) {
    for (const { to } of outOf(node.id)) {
      const left = waiting.get(to)! - 1;
      waiting.set(to, left);
      if (left === 0) sorted.push(byId.get(to)!);
    }
  }
  const done = new Set(sorted);
  const rest = nodes.filter((node) => !done.has(node));
  return { sorted, rest, cycle: edges.length > 0 ? findCycle(rest, into) : [] };
};

/**
 * Every block left over has a predecessor that is left over: going back from any of them must meet itself. The circle
 * is told from its block that stands first in the document.
 */
const findCycle = (rest: readonly GraphNode[], into: GraphIndex['into']): readonly GraphNode[] => {
  const left = new Map(rest.map((node) => [node.id, node]));
  const trail = new Set<GraphNode>();
  let node: GraphNode | undefined = rest[0];
  while (node && !trail.has(node)) {
    trail.add(node);
    const edge: GraphEdge | undefined = into(node.id).find(({ from }) => left.has(from));
    node = edge && left.get(edge.from);
  }
  if (!node) return [];
  const steps = [...trail];
  const cycle = steps.slice(steps.indexOf(node)).reverse();
  const onCycle = new Set(cycle);
  const start = cycle.indexOf(rest.find((each) => onCycle.has(each))!);
  return [...cycle.slice(start), ...cycle.slice(0, start)];
};

/** True when `from` leads to `to` along the wires (or is it). */
export const leadsTo = (graph: Graph, from: string, to: string): boolean => {
  const { outOf } = indexGraph(graph);
  const reached = new Set([from]);
  // A set grows while it is read: what a reached block feeds is reached.
  for (const id of reached) for (const edge of outOf(id)) reached.add(edge.to);
  return reached.has(to);
};
