import { graphIssues } from '../issues/graph';
import type { Issue } from '../issues/issue';
import type { Graph, GraphEdge, GraphNode } from '../project/document';
import type { Edit } from './edit';
import { layerOf } from './layer-of';
import type { Order } from './order';
import { hasPort } from './ports';

/** What is wrong with the graph as a whole: blocks of unknown kind, no or several inputs and outputs, circles, dead ends. */
export const structureIssues = (graph: Graph, order: Order): Issue[] => [
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

const endIssues = (graph: Graph): Issue[] => {
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
const wireIssues = (graph: Graph): Issue[] => {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return graph.edges.flatMap((edge) => {
    const from = byId.get(edge.from)!;
    const to = byId.get(edge.to)!;
    const target = layerOf(to.kind);
    const fixes = [wireRemoval(edge, from, to)];
    if (layerOf(from.kind)?.hasOutput === false) return [graphIssues.noOutputs(from.name, from.id, fixes)];
    return target && !hasPort(target, edge.port) ? [graphIssues.noPort(to.name, edge.port, to.id, fixes)] : [];
  });
};

const wireRemoval = (edge: GraphEdge, from: GraphNode, to: GraphNode): { label: string; edit: Edit } => ({
  label: `Remove the wire ${from.name} → ${to.name}`,
  edit: { do: 'remove', edges: [edge.id] },
});

/** Wires that join no two blocks of the graph count for nothing. */
export const withoutLooseWires = (graph: Graph): Graph => {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return edges.length === graph.edges.length ? graph : { ...graph, edges };
};

const cycleIssues = (graph: Graph, { cycle }: Order): Issue[] => {
  const last = cycle.at(-1);
  if (!last) return [];
  const first = cycle[0]!;
  const closing = graph.edges.find((edge) => edge.from === last.id && edge.to === first.id);
  const fixes = closing ? [wireRemoval(closing, last, first)] : [];
  return [
    graphIssues.cycle(
      cycle.map((node) => node.name),
      first.id,
      fixes,
    ),
  ];
};

/** Blocks from which no wire leads to an Output block; only told once there is one. */
const unusedIssues = (graph: Graph): Issue[] => {
  const useful = new Set(graph.nodes.filter((node) => layerOf(node.kind)?.role === 'output').map((node) => node.id));
  if (useful.size === 0) return [];
  for (let grew = true; grew;) {
    const before = useful.size;
    for (const edge of graph.edges) if (useful.has(edge.to)) useful.add(edge.from);
    grew = useful.size > before;
  }
  return graph.nodes.filter((node) => !useful.has(node.id)).map((node) => graphIssues.unused(node.name, node.id));
};
