import type { Graph, GraphNode } from '../project/document';

/** The blocks in order of computation, and those that stand on or behind a circle of wires. */
export interface Order {
  sorted: readonly GraphNode[];
  /** Blocks on a circle, in the direction of the wires; empty without one. */
  cycle: readonly GraphNode[];
  /** Blocks that could not be ordered: on a circle or behind one. */
  rest: readonly GraphNode[];
}

/** Kahn's algorithm; among blocks that are ready, the one that stands first in the document goes first. */
export const orderOf = (graph: Graph): Order => {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = graph.edges.filter((edge) => byId.has(edge.from) && byId.has(edge.to));
  const waiting = new Map(graph.nodes.map((node) => [node.id, 0]));
  for (const edge of edges) waiting.set(edge.to, waiting.get(edge.to)! + 1);
  const next = new Map<string, string[]>();
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);

  const ready = graph.nodes.filter((node) => waiting.get(node.id) === 0);
  const sorted: GraphNode[] = [];
  for (let node = ready.shift(); node; node = ready.shift()) {
    sorted.push(node);
    for (const to of next.get(node.id) ?? []) {
      const left = waiting.get(to)! - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(byId.get(to)!);
    }
  }
  const done = new Set(sorted);
  const rest = graph.nodes.filter((node) => !done.has(node));
  return { sorted, rest, cycle: findCycle(rest, edges) };
};

/** Every block left over has a predecessor that is left over: going back from any of them must meet itself. */
const findCycle = (rest: readonly GraphNode[], edges: Graph['edges']): readonly GraphNode[] => {
  const byId = new Map(rest.map((node) => [node.id, node]));
  const trail: GraphNode[] = [];
  let node: GraphNode | undefined = rest[0];
  while (node && !trail.includes(node)) {
    trail.push(node);
    const from: string | undefined = edges.find((edge) => edge.to === node!.id && byId.has(edge.from))?.from;
    node = from === undefined ? undefined : byId.get(from);
  }
  return node ? trail.slice(trail.indexOf(node)).reverse() : [];
};

/** True when `from` leads to `to` along the wires (or is it). */
export const leadsTo = (graph: Graph, from: string, to: string): boolean => {
  const seen = new Set<string>([from]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    for (const edge of graph.edges) {
      if (edge.from !== id || seen.has(edge.to)) continue;
      seen.add(edge.to);
      open.push(edge.to);
    }
  }
  return false;
};
