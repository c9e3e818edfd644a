import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/svelte';
import { untrack } from 'svelte';
import type { GraphEdge, PlannedNode } from '@deepwright/engine';
import { doc } from '../../../stores/document.svelte';
import { view } from '../../../stores/view.svelte';
import { shown } from '../shown.svelte';
import { spoken } from '../words';
import { blockWidth, boxOf, inputPlaces, outputHeight, type PortPlace } from './geometry';
import { magnet } from './magnet';
import { skips } from './skips';
import { outPort, type PortRef } from './ports';
import { routeAll, type Route, type WireEnds } from './wires/route';
import type { Point, Rect } from './wires/segments';

/** Blocks and wires look up what they show by their id, so the flow's own objects change only with place and selection. */
export type BlockNode = Node<Record<string, never>, 'block'>;
export type WireEdge = Edge<Record<string, never>, 'wire'>;

/** Big enough to hit; the disc in it is smaller. */
const hitArea = 24;

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

/** Turns the graph on show into what Svelte Flow draws, and what Svelte Flow does into selection and edits. */
class Flow {
  /** Where blocks are while they are being dragged: the document hears of it when they are let go. */
  private dragged = $state.raw<ReadonlyMap<string, Point> | null>(null);
  private known = new Map<string, { key: string; node: BlockNode }>();
  private settled: ReadonlyMap<string, Route> = new Map();

  nodes: BlockNode[] = $derived.by(() => {
    const selected = new Set(view.selectedNodes);
    return shown.plan.nodes.map((planned) => this.nodeFor(planned, selected.has(planned.node.id)));
  });

  /** Wires at a block of unknown kind have nowhere to go. */
  private drawable = $derived(shown.graph.edges.filter((edge) => shown.block(edge.from) && shown.block(edge.to)));

  edges: WireEdge[] = $derived.by(() => {
    const selected = new Set(view.selectedEdges);
    return this.drawable.map((edge) => this.edgeFor(edge, selected.has(edge.id)));
  });

  /** Every block's rectangle by its id. */
  boxes: ReadonlyMap<string, Rect> = $derived.by(
    () => new Map(shown.plan.nodes.map((planned) => [planned.node.id, boxOf(planned, this.placeOf(planned))])),
  );

  private ends: readonly WireEnds[] = $derived.by(() => {
    const skipping = skips(this.drawable);
    return this.drawable.flatMap((edge) => this.endsOf(edge, skipping.has(edge.id)));
  });

  /** Only what wires depend on: an edit of a parameter does not route them anew. */
  private layout = $derived(JSON.stringify([[...this.boxes.values()], this.ends]));

  routes: ReadonlyMap<string, Route> = $derived.by(() => {
    void this.layout;
    return untrack(() => {
      const isDragging = this.dragged !== null;
      const routes = routeAll(this.boxes, this.ends, isDragging ? this.settled : null);
      if (!isDragging) this.settled = routes;
      return routes;
    });
  });

  skipping: ReadonlySet<string> = $derived(new Set(this.ends.filter((end) => end.isSkip).map((end) => end.id)));

  /** The middle of a port. */
  portAt({ node, port }: PortRef): Point | null {
    const box = this.boxes.get(node);
    const planned = shown.block(node);
    if (!box || !planned) return null;
    if (port === outPort) return { x: box.x + box.width, y: box.y + outputHeight };
    const place = inputPlaces(planned).find(({ name }) => name === port);
    return place ? { x: box.x, y: box.y + place.y } : null;
  }

  /** What Svelte Flow wants the blocks to be: a selection, or blocks dragged or dropped. */
  takeNodes(next: readonly BlockNode[]): void {
    const selected = next.filter((node) => node.selected).map((node) => node.id);
    if (!sameIds(selected, view.selectedNodes)) view.select(selected, view.selectedEdges);
    if (shown.ofRun) return;
    const moved = next.filter(({ id, position }) => {
      const node = shown.block(id)?.node;
      return node && (node.x !== position.x || node.y !== position.y);
    });
    const places = this.pulled(moved);
    if (moved.some((node) => node.dragging)) {
      this.dragged = places;
    } else {
      this.dragged = null;
      this.drop(places);
    }
  }

  takeEdges(next: readonly WireEdge[]): void {
    const selected = next.filter((edge) => edge.selected).map((edge) => edge.id);
    if (!sameIds(selected, view.selectedEdges)) view.select(view.selectedNodes, selected);
  }

  /** Blocks dragged together keep their places to one another; the first of them finds its line. */
  private pulled(moved: readonly BlockNode[]): Map<string, Point> {
    const [first] = moved;
    if (!first) return new Map();
    const ids = new Set(moved.map((node) => node.id));
    const others = shown.plan.nodes.map(({ node }) => node).filter((node) => !ids.has(node.id));
    const at = magnet(first.position, others);
    const [dx, dy] = [at.x - first.position.x, at.y - first.position.y];
    return new Map(moved.map(({ id, position }) => [id, { x: position.x + dx, y: position.y + dy }]));
  }

  private drop(places: ReadonlyMap<string, Point>): void {
    if (places.size === 0) return;
    const [id] = places.keys();
    const name = places.size === 1 ? shown.block(id)?.node.name : `${places.size} blocks`;
    doc.apply({ do: 'move', to: Object.fromEntries(places) }, `Move ${name}`);
  }

  private placeOf({ node }: PlannedNode): Point {
    return this.dragged?.get(node.id) ?? { x: node.x, y: node.y };
  }

  private nodeFor(planned: PlannedNode, selected: boolean): BlockNode {
    const { id } = planned.node;
    const place = this.placeOf(planned);
    const { width, height } = boxOf(planned);
    const places = inputPlaces(planned);
    const dragging = this.dragged?.has(id) ?? false;
    const ariaLabel = spoken(planned, shown.issuesOf(id));
    const key = JSON.stringify([place, height, places, selected, dragging, ariaLabel, shown.ofRun]);
    const known = this.known.get(id);
    if (known?.key === key) return known.node;
    const node: BlockNode = {
      id,
      type: 'block',
      position: { x: place.x, y: place.y },
      width,
      height,
      measured: { width, height },
      handles: handlesOf(planned, places),
      data: {},
      selected,
      dragging,
      draggable: !shown.ofRun,
      connectable: !shown.ofRun,
      ariaLabel,
      domAttributes: { 'aria-roledescription': 'block' },
    };
    this.known.set(id, { key, node });
    return node;
  }

  private edgeFor(edge: GraphEdge, selected: boolean): WireEdge {
    const [from, to] = [shown.block(edge.from)?.node.name, shown.block(edge.to)?.node.name];
    return {
      id: edge.id,
      type: 'wire',
      source: edge.from,
      target: edge.to,
      sourceHandle: outPort,
      targetHandle: edge.port,
      data: {},
      selected,
      ariaLabel: `Wire from ${from} to ${to}`,
    };
  }

  private endsOf(edge: GraphEdge, isSkip: boolean): WireEnds[] {
    const [from, to] = [
      this.portAt({ node: edge.from, port: outPort }),
      this.portAt({ node: edge.to, port: edge.port }),
    ];
    const isRow = (shown.block(edge.to)?.ports.length ?? 0) > 1;
    if (!from || !to) return [];
    return [{ id: edge.id, fromBlock: edge.from, toBlock: edge.to, from, to, isRow, isSkip }];
  }
}

const handle = (id: string, type: 'source' | 'target', x: number, y: number): NodeHandle => ({
  id,
  type,
  position: type === 'source' ? Position.Right : Position.Left,
  x: x - hitArea / 2,
  y: y - hitArea / 2,
  width: hitArea,
  height: hitArea,
});

const handlesOf = ({ layer }: PlannedNode, places: readonly PortPlace[]): NodeHandle[] => [
  ...places.map((place) => handle(place.name, 'target', 0, place.y)),
  ...(layer.hasOutput === false ? [] : [handle(outPort, 'source', blockWidth, outputHeight)]),
];

export const flow = new Flow();
