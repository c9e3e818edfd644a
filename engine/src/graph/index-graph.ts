import type { Graph, GraphEdge, GraphNode } from '../project/document';

/** A graph with its blocks by id and its wires by both ends, so that a plan takes time in proportion to its size. */
export interface GraphIndex extends Graph {
  byId: ReadonlyMap<string, GraphNode>;
  into: (id: string) => readonly GraphEdge[];
  outOf: (id: string) => readonly GraphEdge[];
}

const none: readonly GraphEdge[] = [];

/** Indexes a graph. Wires that join no two blocks of it count for nothing. */
export const indexGraph = ({ nodes, edges: drawn }: Graph): GraphIndex => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = drawn.filter(({ from, to }) => byId.has(from) && byId.has(to));
  const into = new Map<string, GraphEdge[]>();
  const outOf = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    push(into, edge.to, edge);
    push(outOf, edge.from, edge);
  }
  return { nodes, edges, byId, into: (id) => into.get(id) ?? none, outOf: (id) => outOf.get(id) ?? none };
};

const push = (map: Map<string, GraphEdge[]>, id: string, edge: GraphEdge): void => {
  const list = map.get(id);
  if (list) list.push(edge);
  else map.set(id, [edge]);
};
