import { suggestGraph } from '../graph/suggest';
import type { DataFacts } from '../layers/_layer';
import type { DataSpec, Document } from './document';
import { emptyDocument } from './empty-document';

/** A project to begin with for some data: a network that suits it, laid out, and the usual training settings. */
export const suggestDocument = (name: string, data: DataSpec, facts: DataFacts): Document => ({
  ...emptyDocument(name),
  data,
  graph: suggestGraph(facts),
});
