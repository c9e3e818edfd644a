import * as v from 'valibot';
import { ok, type Issue, type Result } from '../issues/issue';
import type { Model } from '../model/model';
import { pipelineSchema } from '../project/run-schema';
import { graphSchema } from '../project/schema';

/** What stands beside the tensors: everything of a model but their numbers, and the order they come in. */
export interface Described {
  model: Omit<Model, 'tensors'>;
  order: readonly string[];
}

const schema = v.object({
  format: v.literal('deepwright'),
  version: v.literal(1),
  name: v.string(),
  graph: graphSchema,
  pipeline: pipelineSchema,
  tensors: v.array(v.object({ name: v.string() })),
});

/** The description from the text in an exported file. */
export const readDescription = (text: string): Result<Described> => {
  const { name, graph, pipeline, tensors } = v.parse(schema, JSON.parse(text));
  return ok({ model: { name, graph, pipeline }, order: tensors.map((tensor) => tensor.name) });
};

/** Why a file could not be read, from whatever the reading stumbled over. */
export const unreadable = (what: string, error: unknown): Issue => ({
  code: 'export/unreadable',
  level: 'error',
  message: `A ${what} written by Deepwright was expected; ${error instanceof Error ? error.message : 'something else'} came.`,
  hint: 'Export the model again.',
});
