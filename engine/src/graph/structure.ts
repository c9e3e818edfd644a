import { graphIssues } from '../issues/graph';
import type { Issue } from '../issues/issue';
import type { GraphEdge, GraphNode } from '../project/document';
import type { Edit } from './edit';
import type { GraphIndex } from './index-graph';
import { layerOf } from './layer-of';
import type { Order } from './order';
import { hasPort } from './ports';

/** What is wrong with the graph as a whole: blocks of unknown kind, no or several inputs and outputs, circles, dead ends. */
export const structureIssues = (graph: GraphIndex, order: Order): Issue[] => [
  ...graph.nodes
    .filter((node) => !layerOf(node.kind))
    .map((node) => graphIssues.unknownKind(node.kind, node.id, [removal(node)])),
  ...endIssues(graph),
  ...wireIssues(graph),
  ...cycleIssues(graph, order),
  ...unusedIssues(graph),
];

const removal = (node: GraphNode): { label: string; edit: Edit } => ({
  label: `Remove ${node.name}`,
  edit: { do: 'remove', nodes: [node.id] },
});

const endIssues = (graph: GraphIndex): Issue[] => {
  if (graph.nodes.length === 0) return [];
  const issues: Issue[] = [];
  for (const role of ['input', 'output'] as const) {
    const found = graph.nodes.filter((node) => layerOf(node.kind)?.role === role);
    if (found.length === 0) issues.push(role === 'input' ? graphIssues.noInput() : graphIssues.noOutput());
    for (const node of found.slice(1))
      issues.push(graphIssues.second(layerOf(node.kind)!.title, node.id, [removal(node)]));
  }
  return issues;
};

/** Wires out of blocks that give nothing, and into inputs that do not exist: only edited files have them. */
const wireIssues = (graph: GraphIndex): Issue[] => {
  return graph.edges.flatMap((edge) => {
    const from = graph.byId.get(edge.from)!;
    const to = graph.byId.get(edge.to)!;
    const target = layerOf(to.kind);
    const fixes = [wireRemoval([edge], from, to)];
    if (layerOf(from.kind)?.hasOutput === false) return [graphIssues.noOutputs(from.name, from.id, fixes)];
    return target && !hasPort(target, edge.port) ? [graphIssues.noPort(to.name, edge.port, to.id, fixes)] : [];
  });
};

const wireRemoval = (edges: readonly GraphEdge[], from: GraphNode, to: GraphNode): { label: string; edit: Edit } => ({
  label: `Remove the wire ${from.name} → ${to.name}`,
  edit: { do: 'remove', edges: edges.map(({ id }) => id) },
});

const cycleIssues = (graph: GraphIndex, { cycle }: Order): Issue[] => {
  const last = cycle.at(-1);
  if (!last) return [];
  const first = cycle[0]!;
  // Two blocks may be joined at several ports.
  const closing = graph.outOf(last.id).filter(({ to }) => to === first.id);
  const fixes = [wireRemoval(closing, last, first)];
  return [
    graphIssues.cycle(
      cycle.map((node) => node.name),
      first.id,
      fixes,
    ),
  ];
};

/** Blocks from which no wire leads to an Output block; only told once there is one. */
const unusedIssues = (graph: GraphIndex): Issue[] => {
  const useful = new Set(graph.nodes.filter((node) => layerOf(node.kind)?.role === 'output').map((node) => node.id));
  if (useful.size === 0) return [];
  // A set grows while it is read: what feeds a useful block is useful.
  for (const id of useful) for (const { from } of graph.into(id)) useful.add(from);
  return graph.nodes.filter((node) => !useful.has(node.id)).map((node) => graphIssues.unused(node.name, node.id));
};
