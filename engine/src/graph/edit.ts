import type { DataSpec, Document, GraphEdge, GraphNode, TrainingSpec } from '../project/document';
import type { ParamValue } from '../params/param';

/**
 * Every change of a document, as data: the canvas, the inspector, quick fixes and pasted text all speak it,
 * and one pure function applies it. Edits that name a missing block or edge change nothing.
 */
export type Edit =
  | { do: 'add'; nodes: readonly GraphNode[]; edges?: readonly GraphEdge[] }
  /** Removes blocks with every edge at them, and edges. */
  | { do: 'remove'; nodes?: readonly string[]; edges?: readonly string[] }
  /** Replaces whatever edge is at that input port: a port takes one wire. */
  | { do: 'connect'; edge: GraphEdge }
  | { do: 'move'; to: Readonly<Record<string, { x: number; y: number }>> }
  | { do: 'rename'; node: string; name: string }
  /** `undefined` resets a parameter to its default. */
  | { do: 'set'; nodes: readonly string[]; params: Readonly<Record<string, ParamValue | undefined>> }
  /** Another kind of block in the same place, wires kept where the ports exist. */
  | { do: 'replace'; node: string; kind: string }
  | { do: 'training'; set: Partial<TrainingSpec> }
  | { do: 'data'; set: DataSpec | null }
  | { do: 'name'; name: string }
  | { do: 'all'; edits: readonly Edit[] };

/** The document after an edit; the same object when nothing changed. */
export type ApplyEdit = (document: Document, edit: Edit) => Document;
