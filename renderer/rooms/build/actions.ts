import {
  arrange as placesOf,
  copyOf,
  newEdge,
  newNode,
  suggestGraph,
  type Edit,
  type Fix,
  type Graph,
  type GraphNode,
  type PaletteItem,
} from '@deepwright/engine';
import { data } from '../../stores/data.svelte';
import { doc } from '../../stores/document.svelte';
import { view } from '../../stores/view.svelte';
import { camera } from './canvas/camera.svelte';
import { flow } from './canvas/flow.svelte';
import { freePlace } from './canvas/free-place';
import { blockHeight, blockWidth } from './canvas/geometry';
import { magnet } from './canvas/magnet';
import type { Link } from './canvas/connecting.svelte';
import type { Point } from './canvas/wires/segments';
import { shown } from './shown.svelte';

/** What can be done to the network on the canvas, for keys, menus, buttons and drops alike. Each is one undo step. */

const gap = 60;
const nudgeStep = 16;

const selectedNodes = (): GraphNode[] => doc.current.graph.nodes.filter((node) => view.selectedNodes.includes(node.id));

const named = (nodes: readonly { name: string }[]): string =>
  nodes.length === 1 ? nodes[0].name : `${nodes.length} blocks`;

/** A run's graph is only looked at. */
const isLocked = () => shown.ofRun;

/** Why an item of the palette cannot be added now; null when it can. */
export const whyNot = (item: PaletteItem): string | null => {
  if (item.kind !== 'input' && item.kind !== 'output') return null;
  const there = doc.current.graph.nodes.find((node) => node.kind === item.kind);
  return there ? `A network has one ${item.title} block, and it is there already.` : null;
};

/** Adds a block, with the given corner or at a free place near the selected block or the middle of the view. */
export const addBlock = (item: PaletteItem, corner: Point | null = null): GraphNode | null => {
  if (isLocked() || whyNot(item)) return null;
  const boxes = [...flow.boxes.values()];
  const at = corner ? magnet(corner, boxes) : freePlace(boxes, wishedPlace());
  const node = newNode(doc.current.graph, item, at.x, at.y);
  doc.apply({ do: 'add', nodes: [node] }, `Add ${node.name}`);
  view.select([node.id]);
  if (!corner) revealSelected();
  return node;
};

const wishedPlace = (): Point => {
  const [only, second] = view.selectedNodes.map((id) => flow.boxes.get(id));
  if (only && !second) return { x: only.x + only.width + gap, y: only.y };
  const { x, y, width, height } = camera.view;
  return { x: x + (width - blockWidth) / 2, y: y + (height - blockHeight) / 2 };
};

/** Adds a block and the wire that was drawn towards it. */
export const addConnected = (item: PaletteItem, corner: Point, linkTo: (node: GraphNode) => Link | null): void => {
  if (isLocked() || whyNot(item)) return;
  const at = magnet(corner, [...flow.boxes.values()]);
  const node = newNode(doc.current.graph, item, at.x, at.y);
  const link = linkTo(node);
  doc.apply(
    { do: 'add', nodes: [node], edges: link ? [newEdge(link.from, link.to, link.port)] : [] },
    `Add ${node.name}`,
  );
  view.select([node.id]);
};

export const connect = ({ from, to, port }: Link): void => {
  if (isLocked()) return;
  const [source, target] = [shown.block(from)?.node.name, shown.block(to)?.node.name];
  doc.apply({ do: 'connect', edge: newEdge(from, to, port) }, `Connect ${source} to ${target}`);
};

export const removeSelected = (): void => {
  const { selectedNodes: nodes, selectedEdges: edges } = view;
  if (isLocked() || nodes.length + edges.length === 0) return;
  const blocks = selectedNodes();
  const what = blocks.length > 0 ? named(blocks) : edges.length === 1 ? 'wire' : `${edges.length} wires`;
  doc.apply({ do: 'remove', nodes, edges }, `Remove ${what}`);
  view.select([]);
};

export const disconnect = (node: GraphNode): void => {
  const edges = doc.current.graph.edges.filter((edge) => edge.to === node.id || edge.from === node.id);
  if (isLocked() || edges.length === 0) return;
  doc.apply({ do: 'remove', edges: edges.map((edge) => edge.id) }, `Disconnect ${node.name}`);
};

/** The selected blocks and the wires among them. */
export const selectedPart = (): Graph => {
  const nodes = selectedNodes();
  const ids = new Set(nodes.map((node) => node.id));
  return { nodes, edges: doc.current.graph.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)) };
};

/** Puts copies of blocks into the graph, shifted, and selects them. */
export const insert = (part: Graph, dx: number, dy: number, label: string): void => {
  if (isLocked() || part.nodes.length === 0) return;
  const { nodes, edges } = copyOf(doc.current.graph, part, dx, dy);
  doc.apply({ do: 'add', nodes, edges }, label);
  view.select(nodes.map((node) => node.id));
};

export const duplicateSelected = (): void => {
  const part = selectedPart();
  if (part.nodes.length === 0) return;
  const nodes = part.nodes;
  const lowest = Math.max(...nodes.map((node) => node.y)) - Math.min(...nodes.map((node) => node.y));
  insert(part, 0, lowest + blockHeight + 2 * nudgeStep, `Duplicate ${named(nodes)}`);
};

export const selectAll = (): void => view.select(doc.current.graph.nodes.map((node) => node.id));

/** Moves the selected blocks; presses directly after one another are one undo step. */
export const nudge = (dx: number, dy: number): void => {
  const nodes = selectedNodes();
  if (isLocked() || nodes.length === 0) return;
  const to = Object.fromEntries(nodes.map((node) => [node.id, { x: node.x + dx, y: node.y + dy }]));
  doc.apply({ do: 'move', to }, `Move ${named(nodes)}`, `nudge ${view.selectedNodes.join()}`);
};

/** Lays the network out from left to right, in as many lines as the view needs, and shows all of it. */
export const arrange = (): void => {
  if (isLocked() || doc.current.graph.nodes.length === 0) return;
  doc.apply({ do: 'move', to: placesOf(doc.current.graph, camera.width || 888) }, 'Arrange');
  fitAll();
};

export const fitAll = (): void => camera.fit([...flow.boxes.values()]);

export const fitSelected = (): void => {
  const boxes = view.selectedNodes.flatMap((id) => flow.boxes.get(id) ?? []);
  camera.fit(boxes.length > 0 ? boxes : [...flow.boxes.values()]);
};

/** Brings the one selected block into view. */
export const revealSelected = (): void => {
  const box = flow.boxes.get(view.selectedNodes[0] ?? '');
  if (box && view.selectedNodes.length === 1) camera.reveal(box);
};

/** A network to begin with, for the data at hand. */
export const suggest = (): void => {
  const facts = data.summary?.facts;
  if (!facts || isLocked()) return;
  const { nodes, edges } = suggestGraph(facts, camera.width || 888);
  const old = doc.current.graph.nodes.map((node) => node.id);
  const edits: Edit[] = [
    { do: 'remove', nodes: old },
    { do: 'add', nodes, edges },
  ];
  doc.apply({ do: 'all', edits }, 'Suggest a network');
  view.select([]);
  fitAll();
};

export const applyFix = (fix: Fix): void => {
  if (!isLocked()) doc.apply(fix.edit, fix.label);
};
