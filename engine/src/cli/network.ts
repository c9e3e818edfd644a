import type { Table } from '../data/table';
import { compile } from '../compile/compile';
import type { Program } from '../compile/program';
import type { GraphPlan } from '../graph/plan';
import { planGraph } from '../graph/plan-graph';
import { ok, type Result } from '../issues/issue';
import type { PreparedData } from '../pipeline/pipeline';
import { prepareDocument } from '../pipeline/prepare-document';
import type { Document } from '../project/document';

/** A document's network on its data, to look into: nothing is trained with it. */
export interface Network {
  document: Document;
  data: PreparedData;
  plan: GraphPlan;
  /** Names and shapes of the weights, with their starting values in float64. */
  program: Program;
}

export const networkOf = (document: Document, table: Table): Result<Network> => {
  const prepared = prepareDocument(document, table);
  if (!prepared.ok) return prepared;
  const { data } = prepared.value;
  const plan = planGraph(document.graph, data.facts);
  const compiled = compile(plan, data.facts, { precision: 'float64', rows: 1, inference: true });
  if (!compiled.ok) return compiled;
  compiled.value.initialise(document.training.seed);
  return ok({ document, data, plan, program: compiled.value });
};
