import type { DataFacts } from '../layers/_layer';
import type { Graph, GraphNode } from '../project/document';
import { arrange } from './arrange';
import { newEdge, newNode, paletteItems } from './new-node';

/**
 * A network to begin with: one hidden layer for a few columns, two for more, ReLU after each. Units are a power of two
 * near twice the inputs, from 8 to 64: enough to fit, small enough to train in seconds.
 */
export const suggestGraph = (facts: DataFacts, viewWidth = 888): Graph => {
  const units = Math.min(64, Math.max(8, 2 ** Math.ceil(Math.log2(2 * facts.features))));
  const hidden = facts.features > 8 || facts.features <= 2 ? [units, Math.max(8, units / 2)] : [Math.max(16, units)];
  const item = (title: string) => paletteItems().find((each) => each.title === title)!;
  let graph: Graph = { nodes: [], edges: [] };
  const push = (title: string, params: GraphNode['params'] = {}): void => {
    const last = graph.nodes.at(-1);
    const chosen = item(title);
    const node = newNode(graph, { ...chosen, params: { ...chosen.params, ...params } }, 0, 0);
    const edges = last ? [...graph.edges, newEdge(last.id, node.id, 'x')] : graph.edges;
    graph = { nodes: [...graph.nodes, node], edges };
  };
  push('Input');
  for (const width of hidden) {
    push('Dense', { units: width });
    push('ReLU');
  }
  push('Output');
  const places = arrange(graph, viewWidth);
  return { ...graph, nodes: graph.nodes.map((node) => ({ ...node, ...places[node.id]! })) };
};
