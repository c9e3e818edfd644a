import type { Graph, GraphEdge, GraphNode, Issue, ParamRecord } from '@deepwright/engine';

/** Blocks on the clipboard are the document's own JSON, so that they can be read, kept and sent as text. */
export const writeBlocks = (part: Graph): string => JSON.stringify(part, null, 2);

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: Json, names: readonly string[]): boolean =>
  names.every((name) => typeof value[name] === 'string');

/**
 * Blocks from pasted text: copied ones, a whole document or a project file. Null for text that is no JSON and so was
 * never meant for the canvas; an issue for JSON without blocks.
 */
export const readBlocks = (text: string): Graph | Issue | null => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const graph = graphIn(json);
  if (!graph) return notBlocks;
  const nodes = graph.nodes.flatMap(readNode);
  if (nodes.length === 0) return notBlocks;
  const edges = Array.isArray(graph.edges) ? graph.edges.flatMap(readEdge) : [];
  return { nodes, edges };
};

const graphIn = (json: unknown): { nodes: unknown[]; edges: unknown } | null => {
  if (!isObject(json)) return null;
  if (Array.isArray(json.nodes)) return { nodes: json.nodes, edges: json.edges };
  return graphIn(json.graph ?? json.document);
};

const readNode = (value: unknown, index: number): GraphNode[] => {
  if (!isObject(value) || !texts(value, ['id', 'kind'])) return [];
  const { id, kind, name, x, y, params } = value;
  return [
    {
      id: String(id),
      kind: String(kind),
      name: typeof name === 'string' ? name : String(kind),
      x: Number.isFinite(x) ? Number(x) : index * 216,
      y: Number.isFinite(y) ? Number(y) : 0,
      // Values are judged by the plan like all others, which says at the block what is wrong.
      params: (isObject(params) ? params : {}) as ParamRecord,
    },
  ];
};

const readEdge = (value: unknown): GraphEdge[] => {
  if (!isObject(value) || !texts(value, ['from', 'to', 'port'])) return [];
  const [from, to, port] = [String(value.from), String(value.to), String(value.port)];
  return [{ id: `${from}>${to}.${port}`, from, to, port }];
};

const notBlocks: Issue = {
  code: 'clipboard/no-blocks',
  level: 'error',
  message: 'The canvas takes blocks as JSON, with a list of nodes and one of edges; the clipboard holds other JSON.',
  hint: 'Copy blocks on a canvas, or the graph of a project file.',
};
