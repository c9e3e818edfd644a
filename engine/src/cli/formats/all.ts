import { checkFormat } from './check';
import { describeFormat } from './describe';
import { inspectFormat } from './inspect';
import { predictFormat } from './predict';
import { projectFormat, projectParts } from './project';
import { traceFormat } from './trace';
import { trainFormat } from './train';

/** Every JSON that the command line reads or writes: `npm run schemas` makes a JSON Schema of each. */
export const formats = {
  check: checkFormat,
  describe: describeFormat,
  inspect: inspectFormat,
  predict: predictFormat,
  project: projectFormat,
  trace: traceFormat,
  train: trainFormat,
} as const;

/** Parts that stand in several places of a format, by the name they have in its schema. */
export const definitions = { project: projectParts } as const;
