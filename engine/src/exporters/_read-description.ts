import * as v from 'valibot';
import type { Issue } from '../issues/issue';
import type { Model } from '../model/model';
import { descriptionVersion } from './_description';
import { pipelineOfVersion1, pipelineOfVersion2 } from '../project/migrations';
import { pipelineSchema } from '../project/run-schema';
import { graphSchema } from '../project/schema';

/** What stands beside the tensors: everything of a model but their numbers, and the order they come in. */
export interface Described {
  model: Omit<Model, 'tensors'>;
  order: readonly string[];
}

const schema = v.object({
  format: v.literal('deepwright'),
  name: v.string(),
  graph: graphSchema,
  pipeline: pipelineSchema,
  tensors: v.array(v.object({ name: v.string() })),
});

/** A description of any version so far, in the form of the present one. */
const versioned = v.variant('version', [
  v.object({ version: v.literal(descriptionVersion), ...schema.entries }),
  v.object({
    version: v.literal(2),
    ...schema.entries,
    pipeline: v.pipe(v.unknown(), v.transform(pipelineOfVersion2), pipelineSchema),
  }),
  v.object({
    version: v.literal(1),
    ...schema.entries,
    pipeline: v.pipe(v.unknown(), v.transform(pipelineOfVersion1), v.transform(pipelineOfVersion2), pipelineSchema),
  }),
]);

/** The description from the text in an exported file; throws when it is none. */
export const readDescription = (text: string): Described => {
  const { name, graph, pipeline, tensors } = v.parse(versioned, JSON.parse(text));
  return { model: { name, graph, pipeline }, order: tensors.map((tensor) => tensor.name) };
};

/** Why a file could not be read, from whatever the reading stumbled over. */
export const unreadable = (what: string, error: unknown): Issue => ({
  code: 'export/unreadable',
  level: 'error',
  message: `A ${what} written by Deepwright was expected; ${error instanceof Error ? error.message : 'something else'} came.`,
  hint: 'Export the model again.',
});
