import * as v from 'valibot';
import type { ParamValue } from '../params/param';
import type { Document, Graph } from './document';

/** The structure of a document. Values of parameters are judged by the plan, at their block, not here. */

const text = v.string();
const number = v.pipe(v.number(), v.finite());
const share = v.pipe(number, v.minValue(0), v.maxValue(1));

const param: v.GenericSchema<ParamValue> = v.lazy(() =>
  v.union([
    number,
    v.boolean(),
    text,
    v.array(v.array(number)),
    v.objectWithRest({ kind: text }, param) as unknown as v.GenericSchema<ParamValue>,
  ]),
);
const ref = v.objectWithRest({ kind: text }, param);

const node = v.object({ id: v.pipe(text, v.nonEmpty()), kind: text, name: text, x: number, y: number, params: v.record(text, param) });
const edge = v.object({ id: v.pipe(text, v.nonEmpty()), from: text, to: text, port: text });

const graph = v.object({ nodes: v.array(node), edges: v.array(edge) });
export const graphSchema: v.GenericSchema<unknown, Graph> = graph;

const column = v.object({
  name: text,
  type: v.picklist(['number', 'category']),
  role: v.picklist(['feature', 'target', 'ignore']),
  missing: v.picklist(['ask', 'drop', 'mean', 'median', 'most-frequent']),
  scaler: text,
});

const data = v.object({
  source: v.variant('kind', [
    v.object({ kind: v.literal('sample'), id: text }),
    v.object({ kind: v.literal('file'), path: text, hash: v.optional(text) }),
  ]),
  read: v.object({
    delimiter: v.optional(text),
    quote: v.optional(text),
    header: v.optional(v.boolean()),
    decimal: v.optional(v.picklist(['.', ','])),
  }),
  columns: v.array(column),
  split: v.object({ train: share, dev: share, test: share, stratify: v.boolean(), seed: number }),
});

const training = v.object({
  learningRate: number,
  optimizer: ref,
  schedule: ref,
  batchSize: number,
  epochs: number,
  l2: number,
  seed: number,
});

export const documentSchema: v.GenericSchema<unknown, Document> = v.object({
  name: text,
  data: v.nullable(data),
  graph,
  training,
}) as unknown as v.GenericSchema<unknown, Document>;
