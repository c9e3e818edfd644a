import { graphIssues } from '../issues/graph';
import { isError, type Issue } from '../issues/issue';
import { layers } from '../layers/_registry';
import type { AnyLayer, DataFacts, LayerFacts, Shape, ShapeProblem } from '../layers/_layer';
import { checkValues } from '../params/check';
import { fillValues } from '../params/fill';
import { conceptOf } from '../params/families';
import { formatNumber } from '../params/format-number';
import type { Param, ParamRecord, ParamValue, RefValue } from '../params/param';
import type { Graph, GraphEdge, GraphNode } from '../project/document';
import { orderOf } from './order';
import type { GraphPlan, NodeStatus, PlannedNode, PlannedPort } from './plan';
import { portsOf } from './ports';
import { fixesFor } from './remedy';
import { structureIssues } from './structure';

type Facts = LayerFacts<ParamRecord>;

/** Stands in for the data while none is loaded, so that parameters and wires can be judged all the same. */
const noData: DataFacts = { features: 0, featureColumns: 0, trainRows: 0, target: { kind: 'number', name: '' } };

/**
 * The graph with all that follows from it: order, shapes, weights, faces, and every mistake as an issue at its block.
 * `facts` is null while no data is loaded: then nothing has a shape.
 */
export const planGraph = (graph: Graph, facts: DataFacts | null): GraphPlan => {
  const order = orderOf(graph);
  const issues: Issue[] = [...structureIssues(graph, order)];
  const planned = new Map<string, PlannedNode>();
  const stuck = new Set(order.rest.map((node) => node.id));
  for (const node of [...order.sorted, ...order.rest]) {
    const layer = layerOf(node.kind);
    if (!layer) continue;
    planned.set(node.id, planNode({ graph, node, layer, facts, planned, stuck: stuck.has(node.id), issues }));
  }
  const nodes = [...planned.values()];
  const trainable =
    facts !== null && nodes.length === graph.nodes.length && !issues.some(isError) && nodes.every(({ status }) => status === 'ok');
  return { nodes, byId: planned, issues, trainable, parameters: nodes.reduce((sum, { parameters }) => sum + parameters, 0) };
};

export const layerOf = (kind: string): AnyLayer | undefined =>
  Object.hasOwn(layers, kind) ? (layers as Readonly<Record<string, AnyLayer>>)[kind] : undefined;

interface Planning {
  graph: Graph;
  node: GraphNode;
  layer: AnyLayer;
  facts: DataFacts | null;
  planned: ReadonlyMap<string, PlannedNode>;
  /** On a circle of wires, or behind one. */
  stuck: boolean;
  issues: Issue[];
}

const planNode = (c: Planning): PlannedNode => {
  const { graph, node, layer, facts, issues } = c;
  const own = checkValues(layer.params, node.params, { nodeId: node.id });
  issues.push(...own);
  const p = fillValues(layer.params, own.length > 0 ? withoutWrong(node.params, own) : node.params);
  const ports = portsAt(c);
  const biasCancelled = cancelsBias(graph, node.id);
  const base = { node, layer, p, ports, biasCancelled, weights: [], parameters: 0, statistics: 0, face: [] };

  const unplugged = unconnected(c, ports);
  issues.push(...unplugged);
  const waitsFor = waitingFor(c, ports);
  const inError = own.length > 0 || unplugged.length > 0 || issues.some((i) => i.nodeId === node.id && isError(i));
  const inputs = ports.flatMap(({ edge, shape }) => (edge && shape ? [shape] : []));
  const given: Facts = { p, inputs, data: facts ?? noData, biasCancelled };
  if (c.stuck) return { ...base, status: inError ? 'error' : 'waiting', shape: null, waitsFor };
  if (waitsFor || unplugged.length > 0 || !facts) {
    const status: NodeStatus = inError ? 'error' : waitsFor ? 'waiting' : 'unknown';
    return { ...base, status, shape: null, waitsFor, face: faceWithoutShape(layer, p) };
  }

  const shape = layer.shape(given);
  if ('problem' in shape) {
    issues.push(shapeIssue(c, ports, shape));
    return { ...base, status: 'error', shape: null, waitsFor: null, face: faceOf(layer, given) };
  }
  const weights = layer.weights?.(given) ?? [];
  const count = (trained: boolean) =>
    weights.filter((w) => (w.role !== 'statistic') === trained).reduce((sum, w) => sum + product(w.shape), 0);
  const face = faceOf(layer, given);
  const status = inError ? 'error' : 'ok';
  return { ...base, status, shape, waitsFor: null, weights, parameters: count(true), statistics: count(false), face };
};

const product = (shape: Shape): number => shape.reduce((n, size) => n * size, 1);

/** A wrong value keeps its default's place, so that the rest of the graph can still be judged. */
const withoutWrong = (params: ParamRecord, wrong: readonly Issue[]): ParamRecord => {
  const names = new Set(wrong.map((issue) => issue.path?.split('.')[0]));
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.has(name)));
};

const portsAt = ({ graph, node, layer, planned }: Planning): readonly PlannedPort[] => {
  const incoming = graph.edges.filter((edge) => edge.to === node.id);
  const names = portsOf(layer, incoming.length);
  // A wire may stand at a later port of a layer that takes many: the ports in front of it stay free.
  const extra = incoming.map((edge) => edge.port).filter((port) => !names.includes(port));
  return [...names, ...extra].map((name) => {
    const edge: GraphEdge | null = incoming.find((each) => each.port === name) ?? null;
    return { name, edge, shape: edge ? (planned.get(edge.from)?.shape ?? null) : null };
  });
};

const unconnected = ({ node, layer }: Planning, ports: readonly PlannedPort[]): Issue[] => {
  const needed = 'many' in layer.inputs ? layer.inputs.min : ports.length;
  const missing = needed - ports.filter(({ edge }) => edge).length;
  const free = ports.filter(({ edge }) => !edge).slice(0, Math.max(0, missing));
  return free.map((port) => graphIssues.unconnected(node.name, port.name, node.id));
};

/** The block in error that this one waits for, by its id. */
const waitingFor = ({ planned }: Planning, ports: readonly PlannedPort[]): string | null => {
  for (const { edge } of ports) {
    const before = edge && planned.get(edge.from);
    if (before?.status === 'error') return before.node.id;
    if (before?.status === 'waiting') return before.waitsFor ?? before.node.id;
  }
  return null;
};

/** Every block after this one subtracts the batch mean, which takes a bias away again (T60). */
const cancelsBias = (graph: Graph, id: string): boolean => {
  const after = graph.edges.filter((edge) => edge.from === id);
  return after.length > 0 && after.every((edge) => layerOf(graph.nodes.find((n) => n.id === edge.to)?.kind ?? '')?.cancelsBias === true);
};

const shapeIssue = (c: Planning, ports: readonly PlannedPort[], found: ShapeProblem): Issue => {
  const name = (id: string) => c.graph.nodes.find((node) => node.id === id)?.name ?? id;
  const at = ports.filter((port) => port.edge && (!found.ports || found.ports.includes(port.name)));
  const came = at.length > 1 ? `${at.map((p) => `${name(p.edge!.from)} gives B × ${p.shape!.join(' × ')}`).join(', ')}.` : '';
  const fixes = fixesFor(c.graph, c.node, c.planned, found);
  return graphIssues.shape(found.problem, came, c.node.id, at.map((p) => p.name), fixes);
};

/** The rows a layer chose for its face, or its first two parameters. */
const faceOf = (layer: AnyLayer, facts: Facts): PlannedNode['face'] =>
  layer.face?.(facts) ??
  Object.entries(layer.params)
    .slice(0, 2)
    .map(([name, param]) => [param.label, shownValue(param, facts.p[name]!)]);

const shownValue = (param: Param, value: ParamValue): string => {
  if (typeof value === 'number') return param.type !== 'list' && 'zero' in param && param.zero && value === 0 ? param.zero : formatNumber(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (param.type === 'oneOf') return param.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (param.type === 'ref') return conceptOf(param.of, (value as RefValue).kind)?.title ?? (value as RefValue).kind;
  return `${(value as readonly unknown[]).length} rows`;
};

const faceWithoutShape = (layer: AnyLayer, p: ParamRecord): PlannedNode['face'] =>
  layer.role || 'many' in layer.inputs ? [] : faceOf(layer, { p, inputs: [], data: noData, biasCancelled: false });
