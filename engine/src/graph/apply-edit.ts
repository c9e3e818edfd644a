import type { Graph, GraphEdge, GraphNode } from '../project/document';
import type { ParamValue } from '../params/param';
import type { ApplyEdit, Edit } from './edit';
import { layerOf } from './layer-of';
import { freeName } from './new-node';
import { portsOf } from './ports';

/** The document after an edit. What did not change is shared; where nothing changed, it is the same object. */
export const applyEdit: ApplyEdit = (document, edit) => {
  switch (edit.do) {
    case 'all':
      return edit.edits.reduce(applyEdit, document);
    case 'training':
      return changesNothing(document.training, edit.set)
        ? document
        : { ...document, training: { ...document.training, ...edit.set } };
    case 'data':
      return edit.set === document.data ? document : { ...document, data: edit.set };
    case 'name':
      return edit.name === document.name ? document : { ...document, name: edit.name };
    default: {
      const graph = applyToGraph(document.graph, edit);
      return graph === document.graph ? document : { ...document, graph };
    }
  }
};

const changesNothing = <T extends object>(now: T, set: Partial<T>): boolean =>
  (Object.keys(set) as (keyof T)[]).every((key) => now[key] === set[key]);

type GraphEdit = Exclude<Edit, { do: 'all' | 'training' | 'data' | 'name' }>;

const applyToGraph = (graph: Graph, edit: GraphEdit): Graph => {
  switch (edit.do) {
    case 'add':
      return add(graph, edit.nodes, edit.edges ?? []);
    case 'remove':
      return remove(graph, new Set(edit.nodes), new Set(edit.edges));
    case 'connect':
      return connect(graph, edit.edge);
    case 'move':
      return mapNodes(graph, (node) => {
        const to = Object.hasOwn(edit.to, node.id) ? edit.to[node.id]! : node;
        return to.x === node.x && to.y === node.y ? node : { ...node, x: to.x, y: to.y };
      });
    case 'rename':
      return mapNodes(graph, (node) =>
        node.id !== edit.node || node.name === edit.name ? node : { ...node, name: edit.name },
      );
    case 'set':
      return mapNodes(graph, (node) => (edit.nodes.includes(node.id) ? setParams(node, edit.params) : node));
    case 'replace':
      return replace(graph, edit.node, edit.kind);
  }
};

/** Maps the blocks; the graph stays the same object when every block does. */
const mapNodes = (graph: Graph, change: (node: GraphNode) => GraphNode): Graph => {
  let changed = false;
  const nodes = graph.nodes.map((node) => {
    const next = change(node);
    changed ||= next !== node;
    return next;
  });
  return changed ? { ...graph, nodes } : graph;
};

const add = (graph: Graph, nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Graph => {
  const taken = new Set(graph.nodes.map((node) => node.id));
  const fresh = nodes.filter(({ id }) => !taken.has(id) && taken.add(id));
  const grown = fresh.length === 0 ? graph : { ...graph, nodes: [...graph.nodes, ...fresh] };
  return edges.reduce(connect, grown);
};

const remove = (graph: Graph, nodes: ReadonlySet<string>, edges: ReadonlySet<string>): Graph => {
  const left = graph.nodes.filter((node) => !nodes.has(node.id));
  const wires = graph.edges.filter((edge) => !edges.has(edge.id) && !nodes.has(edge.from) && !nodes.has(edge.to));
  if (left.length === graph.nodes.length && wires.length === graph.edges.length) return graph;
  return { nodes: left, edges: wires };
};

/** A port takes one wire: the one that was there goes. */
const connect = (graph: Graph, edge: GraphEdge): Graph => {
  if (
    graph.edges.some(
      (each) => each.id === edge.id && each.from === edge.from && each.to === edge.to && each.port === edge.port,
    )
  ) {
    return graph;
  }
  const exists = (id: string) => graph.nodes.some((node) => node.id === id);
  if (!exists(edge.from) || !exists(edge.to) || edge.from === edge.to) return graph;
  const others = graph.edges.filter(
    (other) => other.id !== edge.id && !(other.to === edge.to && other.port === edge.port),
  );
  return { ...graph, edges: [...others, edge] };
};

const setParams = (node: GraphNode, params: Readonly<Record<string, ParamValue | undefined>>): GraphNode => {
  const next: Record<string, ParamValue> = { ...node.params };
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) delete next[name];
    else Object.defineProperty(next, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return same(next, node.params) ? node : { ...node, params: next };
};

const same = (a: Readonly<Record<string, ParamValue>>, b: Readonly<Record<string, ParamValue>>): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.keys(a).every((name) => Object.hasOwn(b, name) && a[name] === b[name]);

/** The person's own name stays; one that was made from the kind ("Add 1") gives way to one of the new kind. */
const nameAfter = (graph: Graph, node: GraphNode, kind: string, title: string): string => {
  const old = layerOf(node.kind)?.title ?? node.kind;
  const rest = { ...graph, nodes: graph.nodes.filter((each) => each !== node) };
  return node.name.replace(/ \d+$/, '') === old ? freeName(rest, kind, title) : node.name;
};

/** Another kind in the same place, its parameters at their defaults. */
const replace = (graph: Graph, id: string, kind: string): Graph => {
  const layer = layerOf(kind);
  const node = graph.nodes.find((each) => each.id === id);
  if (!layer || !node || node.kind === kind) return graph;
  const name = nameAfter(graph, node, kind, layer.title);
  const nodes = graph.nodes.map((each) => (each === node ? { ...node, kind, name, params: {} } : each));
  const connected = graph.edges.filter((edge) => edge.to === id).length;
  const ports = new Set(portsOf(layer, connected));
  const keeps = (edge: GraphEdge) =>
    (edge.to !== id || ports.has(edge.port)) && (edge.from !== id || layer.hasOutput !== false);
  return { nodes, edges: graph.edges.filter(keeps) };
};
