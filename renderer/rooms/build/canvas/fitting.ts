import { connectProblem, newNode, planGraph, type GraphNode, type PaletteItem } from '@deepwright/engine';
import { shown } from '../shown.svelte';
import { linkOf, type Link } from './connecting.svelte';
import { outPort, type PortRef } from './ports';

/** The wire between a port and a block that is not there yet: into its first input, or out of it. */
export const linkToNew = (wire: PortRef, node: GraphNode): Link | null => {
  const input = planGraph({ nodes: [node], edges: [] }, null).byId.get(node.id)?.ports[0]?.name;
  const port = wire.port === outPort ? input : outPort;
  return port === undefined ? null : linkOf(wire, { node: node.id, port });
};

/** Could this wire end at a new block of that kind? */
export const fitsWire = (item: PaletteItem, wire: PortRef): boolean => {
  const node = newNode(shown.graph, item, 0, 0);
  const link = linkToNew(wire, node);
  const graph = { ...shown.graph, nodes: [...shown.graph.nodes, node] };
  return link !== null && connectProblem(graph, link) === null;
};
