import * as v from 'valibot';
import type {
  CheckOptions,
  DataSource,
  DataSpec,
  Document,
  KernelChoice,
  ProjectFile,
  ReadOptions,
  RunRecord,
  StudyJob,
} from '@deepwright/engine';

/** What the payloads of requests are made of. */

export const text = v.string();
/** A whole number from 0. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** More rows than a table view shows at once are a mistake of the caller. */
export const rowsAtOnce = v.pipe(count, v.maxValue(5000));
const json = v.record(v.string(), v.unknown());
/** Documents are validated in depth by the engine's own schema; here only their outline. */
export const document = v.custom<Document>((x) => v.is(json, x), 'expected a document');
export const projectFile = v.custom<ProjectFile>((x) => v.is(json, x), 'expected a project');
export const dataSpec = v.custom<DataSpec>((x) => v.is(json, x), 'expected a data specification');
export const runRecord = v.custom<RunRecord>((x) => v.is(json, x), 'expected a run');
export const source: v.GenericSchema<DataSource> = v.variant('kind', [
  v.object({ kind: v.literal('sample'), id: text }),
  v.object({ kind: v.literal('file'), path: text, hash: v.optional(text) }),
]);
export const readOptions: v.GenericSchema<ReadOptions> = v.object({
  delimiter: v.optional(text),
  quote: v.optional(text),
  header: v.optional(v.boolean()),
  decimal: v.optional(v.picklist(['.', ','])),
  encoding: v.optional(text),
  dateFormat: v.optional(text),
  missing: v.optional(v.array(text)),
  columns: v.optional(v.array(text)),
  share: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
});
const picturesAtOnce = v.pipe(count, v.maxValue(500));
/** What can be found out about an open table, by name. */
export const studyJob: v.GenericSchema<StudyJob> = v.variant('study', [
  v.object({ study: v.literal('normalised'), column: text }),
  v.object({ study: v.literal('augmented'), rows: v.pipe(count, v.maxValue(100)) }),
  v.object({ study: v.literal('correlations') }),
  v.object({ study: v.literal('points'), x: text, y: text, group: v.nullable(text) }),
  v.object({ study: v.literal('compare') }),
  v.object({ study: v.literal('pictures'), start: count, count: picturesAtOnce }),
]);
/** More threads than any run is quicker with; the window offers as many as there are cores. */
const threads = v.pipe(count, v.maxValue(1024));
/** What the window offers: plain JavaScript is for the command line. */
export const kernelChoice: v.GenericSchema<KernelChoice> = v.object({
  build: v.picklist(['std', 'relaxed']),
  threads,
  accelerator: v.boolean(),
});
export const theme = v.picklist(['system', 'light', 'dark']);
export const checkOptions: v.GenericSchema<CheckOptions> = v.object({
  epsilon: v.optional(v.number()),
  rows: v.optional(v.number()),
  maxParameters: v.optional(v.number()),
});
