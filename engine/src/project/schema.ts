import * as v from 'valibot';
import type { Param, ParamValue } from '../params/param';
import { trainingParams } from '../train/settings';
import type { Document, Graph, TrainingSpec } from './document';

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

const node = v.object({
  id: v.pipe(text, v.nonEmpty()),
  kind: text,
  name: text,
  x: number,
  y: number,
  params: v.record(text, param),
});
const edge = v.object({ id: v.pipe(text, v.nonEmpty()), from: text, to: text, port: text });

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** Blocks and wires; what blocks of these kinds make of them is the plan's to judge. */
export const graphSchema: v.GenericSchema<unknown, Graph> = v.pipe(
  v.object({ nodes: v.array(node), edges: v.array(edge) }),
  v.check(({ nodes }) => unique(nodes.map(({ id }) => id)), 'a graph whose blocks have different ids'),
  v.check(({ edges }) => unique(edges.map(({ id }) => id)), 'a graph whose wires have different ids'),
  v.check(({ edges }) => unique(edges.map(({ to, port }) => `${to} ${port}`)), 'a graph with one wire at each input'),
  v.check(({ nodes, edges }) => {
    const ids = new Set(nodes.map(({ id }) => id));
    return edges.every(({ from, to }) => ids.has(from) && ids.has(to));
  }, 'a graph whose wires join blocks that exist'),
);

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
  augment: v.optional(v.array(ref), []),
});

/** What a file may say of one training setting; what it does not say is as declared. */
const settingSchema = (param: Param): v.GenericSchema<unknown> => {
  if (param.type === 'ref') return ref;
  if (param.type === 'bool') return v.boolean();
  if (param.type === 'oneOf') return text;
  return number;
};

const training = v.object(
  Object.fromEntries(
    Object.entries(trainingParams).map(([name, param]) => [name, v.optional(settingSchema(param), param.default)]),
  ),
) as unknown as v.GenericSchema<unknown, TrainingSpec>;

export const documentSchema: v.GenericSchema<unknown, Document> = v.object({
  name: text,
  data: v.nullable(data),
  graph: graphSchema,
  training,
});
