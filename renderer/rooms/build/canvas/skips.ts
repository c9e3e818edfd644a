import type { GraphEdge } from '@deepwright/engine';

/** Ids of the wires that bypass blocks: their end can also be reached the long way. */
export const skips = (edges: readonly GraphEdge[]): Set<string> => {
  const out = new Map<string, GraphEdge[]>();
  const inputs = new Map<string, number>();
  for (const edge of edges) {
    const list = out.get(edge.from);
    if (list) list.push(edge);
    else out.set(edge.from, [edge]);
    inputs.set(edge.to, (inputs.get(edge.to) ?? 0) + 1);
  }
  const isSkip = (edge: GraphEdge) =>
    (out.get(edge.from)?.length ?? 0) > 1 && (inputs.get(edge.to) ?? 0) > 1 && longWay(edge, out);
  return new Set(edges.filter(isSkip).map((edge) => edge.id));
};

/** Another way from the wire's start to its end, over at least one block between. */
const longWay = (skip: GraphEdge, out: ReadonlyMap<string, readonly GraphEdge[]>): boolean => {
  const seen = new Set<string>();
  const open = (out.get(skip.from) ?? []).filter((edge) => edge.to !== skip.to).map((edge) => edge.to);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === skip.to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const edge of out.get(at) ?? []) open.push(edge.to);
  }
  return false;
};
