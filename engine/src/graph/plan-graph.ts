import { graphIssues } from '../issues/graph';
import { isError, type Issue } from '../issues/issue';
import type { AnyLayer, DataFacts, LayerFacts, Shape, ShapeProblem } from '../layers/_layer';
import { checkValues } from '../params/check';
import { fillValues } from '../params/fill';
import type { ParamRecord } from '../params/param';
import type { Graph, GraphEdge, GraphNode } from '../project/document';
import { faceOf, faceWithoutShape } from './face';
import { indexGraph, type GraphIndex } from './index-graph';
import { layerOf } from './layer-of';
import { orderOf } from './order';
import type { GraphPlan, NodeStatus, PlannedNode, PlannedPort } from './plan';
import { portsOf } from './ports';
import { fixesFor } from './remedy';
import { structureIssues } from './structure';

/**
 * The graph with all that follows from it: order, shapes, weights, faces, and every mistake as an issue at its block.
 * `facts` is null while no data is loaded: then nothing has a shape. Never throws, whatever the graph.
 */
export const planGraph = (drawn: Graph, facts: DataFacts | null): GraphPlan => {
  const graph = indexGraph(drawn);
  const order = orderOf(graph);
  const issues: Issue[] = structureIssues(graph, order);
  const planned = new Map<string, PlannedNode>();
  const circle = order.cycle[0]?.id ?? null;
  const planning = { graph, facts, planned, issues };
  for (const node of order.sorted) planNode({ ...planning, node, behind: null });
  for (const node of order.rest) planNode({ ...planning, node, behind: circle });
  const nodes = [...planned.values()];
  const told = withoutEchoes(issues);
  return {
    nodes,
    byId: planned,
    issues: told,
    trainable:
      facts !== null && nodes.length > 0 && !told.some(isError) && nodes.every(({ status }) => status === 'ok'),
    parameters: nodes.reduce((sum, { parameters }) => sum + parameters, 0),
  };
};

/** A block in error need not also be told that it leads nowhere. */
const withoutEchoes = (issues: readonly Issue[]): Issue[] => {
  const wrong = new Set(issues.filter(isError).map(({ nodeId }) => nodeId));
  return issues.filter((issue) => isError(issue) || !wrong.has(issue.nodeId));
};

interface Planning {
  graph: GraphIndex;
  facts: DataFacts | null;
  planned: Map<string, PlannedNode>;
  issues: Issue[];
  node: GraphNode;
  /** For a block on a circle of wires or behind one: the block that stands for the circle. */
  behind: string | null;
}

const planNode = (c: Planning): void => {
  const { graph, node, facts, planned, issues, behind } = c;
  const layer = layerOf(node.kind);
  if (!layer) return;
  const own = checkValues(layer.params, node.params, { nodeId: node.id });
  const p = fillValues(layer.params, withoutWrong(node.params, own));
  const ports = portsAt(c, layer);
  const unplugged = unconnected(node, layer, ports);
  issues.push(...own, ...unplugged);
  const biasCancelled = cancelsBias(graph, node.id);
  const inError = issues.some((issue) => issue.nodeId === node.id && isError(issue));
  const waitsFor = inError ? null : behind && behind !== node.id ? behind : waitingFor(planned, ports);
  const plain = { node, layer, p, ports, waitsFor, biasCancelled, weights: [], parameters: 0, statistics: 0 };

  if (!facts || behind || waitsFor || ports.some(({ edge, shape }) => edge && !shape) || unplugged.length > 0) {
    const status: NodeStatus = inError ? 'error' : waitsFor ? 'waiting' : 'unknown';
    planned.set(node.id, { ...plain, status, shape: null, face: faceWithoutShape(layer, p) });
    return;
  }
  const given = { p, inputs: ports.flatMap(({ shape }) => (shape ? [shape] : [])), data: facts, biasCancelled };
  const shape = layer.shape(given);
  if ('problem' in shape) {
    issues.push(shapeIssue(c, ports, shape));
    planned.set(node.id, { ...plain, status: 'error', shape: null, face: faceOf(layer, given) });
    return;
  }
  planned.set(node.id, {
    ...plain,
    ...weightsOf(layer, given),
    status: inError ? 'error' : 'ok',
    shape,
    face: faceOf(layer, given),
  });
};

const weightsOf = (
  layer: AnyLayer,
  given: LayerFacts<ParamRecord>,
): Pick<PlannedNode, 'weights' | 'parameters' | 'statistics'> => {
  const weights = layer.weights?.(given) ?? [];
  const numbers = (isStatistic: boolean): number =>
    weights
      .filter(({ role }) => (role === 'statistic') === isStatistic)
      .reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
  return { weights, parameters: numbers(false), statistics: numbers(true) };
};

const sizeOf = (shape: Shape): number => shape.reduce((n, size) => n * size, 1);

/** A wrong value gives way to its default, so that the rest of the graph can still be judged. */
const withoutWrong = (params: ParamRecord, wrong: readonly Issue[]): ParamRecord => {
  if (wrong.length === 0) return params;
  const names = new Set(wrong.map((issue) => issue.path?.split('.')[0]));
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.has(name)));
};

const portsAt = ({ graph, node, planned }: Planning, layer: AnyLayer): readonly PlannedPort[] => {
  const incoming = graph.into(node.id);
  const names = portsOf(layer, incoming.length);
  // A wire may stand at a later port of a layer that takes many: the ports in front of it stay free.
  const extra = incoming.map((edge) => edge.port).filter((port) => !names.includes(port));
  return [...names, ...new Set(extra)].map((name) => {
    const edge: GraphEdge | null = incoming.find((each) => each.port === name) ?? null;
    return { name, edge, shape: edge ? (planned.get(edge.from)?.shape ?? null) : null };
  });
};

const unconnected = (node: GraphNode, layer: AnyLayer, ports: readonly PlannedPort[]): Issue[] => {
  const needed = 'many' in layer.inputs ? layer.inputs.min : layer.inputs.length;
  const missing = needed - ports.filter(({ edge }) => edge).length;
  const free = ports.filter(({ edge }) => !edge).slice(0, Math.max(0, missing));
  return free.map((port) => graphIssues.unconnected(node.name, port.name, node.id));
};

/** The block in error that this one waits for, by its id. A block of unknown kind is in error, and not planned. */
const waitingFor = (planned: ReadonlyMap<string, PlannedNode>, ports: readonly PlannedPort[]): string | null => {
  for (const { edge } of ports) {
    if (!edge) continue;
    const before = planned.get(edge.from);
    if (!before || before.status === 'error') return edge.from;
    if (before.status === 'waiting') return before.waitsFor;
  }
  return null;
};

/** Every block after this one subtracts the batch mean, which takes a bias away again (T60). */
const cancelsBias = (graph: GraphIndex, id: string): boolean => {
  const after = graph.outOf(id);
  return after.length > 0 && after.every(({ to }) => layerOf(graph.byId.get(to)!.kind)?.cancelsBias === true);
};

const shapeIssue = ({ graph, node, planned }: Planning, ports: readonly PlannedPort[], found: ShapeProblem): Issue => {
  const name = (id: string): string => graph.byId.get(id)!.name;
  const at = ports.filter((port) => port.edge && (!found.ports || found.ports.includes(port.name)));
  const given = at.map(({ edge, shape }) => `${name(edge!.from)} gives B × ${shape!.join(' × ')}`);
  const came = at.length > 1 ? `${given.join(', ')}.` : '';
  return graphIssues.shape(
    found.problem,
    came,
    node.id,
    at.map((port) => port.name),
    fixesFor(
      graph,
      node,
      planned,
      ports.filter(({ edge }) => edge),
      found,
    ),
  );
};
