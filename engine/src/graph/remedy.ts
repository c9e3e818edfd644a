import type { Fix } from '../issues/issue';
import type { ShapeProblem } from '../layers/_layer';
import type { GraphNode } from '../project/document';
import type { GraphIndex } from './index-graph';
import { layerOf } from './layer-of';
import type { PlannedNode, PlannedPort } from './plan';

/**
 * The block behind a port. A layer that takes many inputs names them by their order (x1, x2 …), while a wire may stand at a
 * later port than that: the ports in front of it are free.
 */
const behind = (node: GraphNode, port: string, connected: readonly PlannedPort[]): string | undefined => {
  const inputs = layerOf(node.kind)?.inputs;
  const at =
    inputs && 'many' in inputs
      ? connected[Number(port.slice(inputs.many.length)) - 1]
      : connected.find(({ name }) => name === port);
  return at?.edge?.from;
};

/**
 * A layer's remedies as one-click edits: whose units to set is found by walking back along the wires. `connected`: the ports
 * that have a wire, in the order of the layer's inputs.
 */
export const fixesFor = (
  graph: GraphIndex,
  node: GraphNode,
  planned: ReadonlyMap<string, PlannedNode>,
  connected: readonly PlannedPort[],
  found: ShapeProblem,
): Fix[] =>
  (found.remedies ?? []).flatMap((remedy): Fix[] => {
    if (remedy.make === 'kind') {
      const title = layerOf(remedy.kind)?.title;
      return title ? [{ label: `Use ${title}`, edit: { do: 'replace', node: node.id, kind: remedy.kind } }] : [];
    }
    const from = behind(node, remedy.port, connected);
    const source = from === undefined ? null : widthSource(graph, planned, from);
    if (!source) return [];
    const label = `Set ${source.name} to ${remedy.size} ${remedy.size === 1 ? 'unit' : 'units'}`;
    return [{ label, edit: { do: 'set', nodes: [source.id], params: { units: remedy.size } } }];
  });

/** The nearest block back from here that decides the width by its `units`, through blocks with one input that keep it. */
const widthSource = (graph: GraphIndex, planned: ReadonlyMap<string, PlannedNode>, id: string): GraphNode | null => {
  let at = planned.get(id);
  while (at) {
    if (Object.hasOwn(at.layer.params, 'units')) return at.node;
    const feeding = graph.into(at.node.id);
    const before = feeding.length === 1 ? planned.get(feeding[0]!.from) : undefined;
    const keepsWidth = before?.shape && at.shape && before.shape.join() === at.shape.join();
    at = keepsWidth ? before : undefined;
  }
  return null;
};
