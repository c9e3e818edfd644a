import { graphIssues } from '../issues/graph';
import type { Issue } from '../issues/issue';
import { layers } from '../layers/_registry';
import type { AnyLayer } from '../layers/_layer';
import type { Graph, GraphNode } from '../project/document';
import type { Order } from './order';
import type { Edit } from './edit';

/** What is wrong with the graph as a whole: blocks of unknown kind, no or several inputs and outputs, circles, dead ends. */
export const structureIssues = (graph: Graph, order: Order): Issue[] => [
  ...graph.nodes.filter((node) => !known(node.kind)).map((node) => graphIssues.unknownKind(node.kind, node.id, [removal(node)])),
  ...endIssues(graph),
  ...cycleIssues(graph, order),
  ...unusedIssues(graph),
];

const known = (kind: string): AnyLayer | undefined =>
  Object.hasOwn(layers, kind) ? (layers as Readonly<Record<string, AnyLayer>>)[kind] : undefined;

const removal = (node: GraphNode): { label: string; edit: Edit } => ({
  label: `Remove ${node.name}`,
  edit: { do: 'remove', nodes: [node.id] },
});

const endIssues = (graph: Graph): Issue[] => {
  if (graph.nodes.length === 0) return [];
  const issues: Issue[] = [];
  for (const role of ['input', 'output'] as const) {
    const found = graph.nodes.filter((node) => known(node.kind)?.role === role);
    if (found.length === 0) issues.push(role === 'input' ? graphIssues.noInput() : graphIssues.noOutput());
    for (const node of found.slice(1)) issues.push(graphIssues.second(known(node.kind)!.title, node.id, [removal(node)]));
  }
  return issues;
};

const cycleIssues = (graph: Graph, { cycle }: Order): Issue[] => {
  const last = cycle.at(-1);
  if (!last) return [];
  const first = cycle[0]!;
  const closing = graph.edges.find((edge) => edge.from === last.id && edge.to === first.id);
  const fixes = closing
    ? [{ label: `Remove the wire ${last.name} → ${first.name}`, edit: { do: 'remove', edges: [closing.id] } as const }]
    : [];
  return [graphIssues.cycle(cycle.map((node) => node.name), first.id, fixes)];
};

/** Blocks from which no wire leads to an Output block; only told once there is one. */
const unusedIssues = (graph: Graph): Issue[] => {
  const useful = new Set(graph.nodes.filter((node) => known(node.kind)?.role === 'output').map((node) => node.id));
  if (useful.size === 0) return [];
  for (let grew = true; grew; ) {
    const before = useful.size;
    for (const edge of graph.edges) if (useful.has(edge.to)) useful.add(edge.from);
    grew = useful.size > before;
  }
  return graph.nodes.filter((node) => !useful.has(node.id)).map((node) => graphIssues.unused(node.name, node.id));
};
