import * as v from 'valibot';
import { projectVersion } from '../../project/project-file';
import { runSchema } from '../../project/run-schema';
import { documentSchema, graphSchema } from '../../project/schema';
import { told } from './_parts';

/** A project file as it is written today. Files of older versions are read as well. */
export const projectFormat = v.pipe(
  v.object({
    format: told(v.literal('deepwright'), 'What this file is.'),
    version: told(v.literal(projectVersion), 'Version of this format.'),
    document: documentSchema,
    runs: told(v.array(runSchema), 'Finished runs, written by the app. A file written by hand has none: [].'),
  }),
  v.title('Deepwright project'),
  v.description('A project file (.dw): data settings, network, training settings and runs.'),
);

/** What stands in the document and again in each of its runs. */
export const projectParts = { document: documentSchema, graph: graphSchema } as const;
