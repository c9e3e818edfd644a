import type { Fix } from '../issues/issue';
import type { ShapeProblem } from '../layers/_layer';
import type { GraphNode } from '../project/document';
import type { GraphIndex } from './index-graph';
import { layerOf } from './layer-of';
import type { PlannedNode } from './plan';

/** A layer's remedies as one-click edits: whose units to set is found by walking back along the wires. */
export const fixesFor = (
  graph: GraphIndex,
  node: GraphNode,
  planned: ReadonlyMap<string, PlannedNode>,
  found: ShapeProblem,
): Fix[] =>
  (found.remedies ?? []).flatMap((remedy): Fix[] => {
    if (remedy.make === 'kind') {
      const title = layerOf(remedy.kind)?.title;
      return title ? [{ label: `Use ${title}`, edit: { do: 'replace', node: node.id, kind: remedy.kind } }] : [];
    }
    const from = graph.into(node.id).find(({ port }) => port === remedy.port)?.from;
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
