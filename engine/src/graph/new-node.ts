import { layers } from '../layers/_registry';
import type { AnyLayer, Glyph, LayerGroup } from '../layers/_layer';
import { conceptsOf, type Concept } from '../params/families';
import type { ParamRecord } from '../params/param';
import type { Graph, GraphEdge, GraphNode } from '../project/document';
import { layerOf } from './layer-of';

/** One thing a person can drag from the palette: a layer, or a layer with one parameter chosen (ReLU is an Activation). */
export interface PaletteItem {
  kind: string;
  title: string;
  group: LayerGroup;
  glyph: Glyph;
  help: string;
  params: ParamRecord;
}

type Shown = Concept & { glyph?: Glyph; hidden?: boolean };

/** Everything the palette offers, from the layers' declarations, in the order of the groups. */
export const paletteItems = (): readonly PaletteItem[] => {
  const order: readonly LayerGroup[] = ['Core', 'Normalise', 'Activation', 'Regularise', 'Combine'];
  const items = (Object.values(layers) as readonly AnyLayer[]).flatMap(itemsOf);
  const rank = (item: PaletteItem) => (item.kind === 'input' ? 0 : item.kind === 'output' ? 2 : 1);
  return order.flatMap((group) => items.filter((item) => item.group === group).sort((a, b) => rank(a) - rank(b)));
};

const itemsOf = (layer: AnyLayer): PaletteItem[] => {
  const plain = {
    kind: layer.kind,
    title: layer.title,
    group: layer.group,
    glyph: layer.glyph,
    help: layer.help,
    params: {},
  };
  const listed = Object.entries(layer.params).find(([, param]) => param.type === 'ref' && param.inPalette);
  if (!listed || listed[1].type !== 'ref') return [plain];
  const [name, param] = listed;
  return (conceptsOf(param.of) as readonly Shown[])
    .filter((concept) => concept.hidden !== false)
    .map(({ kind, title, help, glyph }) => ({
      ...plain,
      title,
      help,
      glyph: glyph ?? layer.glyph,
      params: { [name]: { kind } },
    }));
};

/** A block of a palette item with a free id (`dense-2`) and name ("Dense 2"); Input and Output stand once, unnumbered. */
export const newNode = (
  graph: Graph,
  item: Pick<PaletteItem, 'kind' | 'title' | 'params'>,
  x: number,
  y: number,
): GraphNode => {
  const ids = new Set(graph.nodes.map((node) => node.id));
  let n = 1;
  while (ids.has(`${item.kind}-${n}`)) n++;
  return {
    id: `${item.kind}-${n}`,
    kind: item.kind,
    name: freeName(graph, item.kind, item.title),
    x,
    y,
    params: item.params,
  };
};

/** "Dense 2": the title with the first number that is free; what a network has one of needs none. */
export const freeName = (graph: Graph, kind: string, title: string): string => {
  const names = new Set(graph.nodes.map((node) => node.name));
  if (layerOf(kind)?.role !== undefined && !names.has(title)) return title;
  let n = 1;
  while (names.has(`${title} ${n}`)) n++;
  return `${title} ${n}`;
};

/** An id for a wire: what it connects, which is unique because a port takes one wire. */
export const newEdge = (from: string, to: string, port: string): GraphEdge => ({
  id: `${from}>${to}.${port}`,
  from,
  to,
  port,
});

/** Blocks and the wires among them under new ids and names, moved by (dx, dy): to paste or duplicate. */
export const copyOf = (graph: Graph, part: Graph, dx: number, dy: number): Graph => {
  const ids = new Map<string, string>();
  let grown = graph;
  const nodes = part.nodes.map((node) => {
    const title = node.name.replace(/ \d+$/, '');
    const copy = newNode(grown, { kind: node.kind, title, params: node.params }, node.x + dx, node.y + dy);
    grown = { ...grown, nodes: [...grown.nodes, copy] };
    ids.set(node.id, copy.id);
    return copy;
  });
  const edges = part.edges.flatMap((edge) => {
    const from = ids.get(edge.from);
    const to = ids.get(edge.to);
    return from !== undefined && to !== undefined ? [newEdge(from, to, edge.port)] : [];
  });
  return { nodes, edges };
};
