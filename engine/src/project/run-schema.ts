import * as v from 'valibot';
import type { Model } from '../model/model';
import type { Pipeline } from '../pipeline/pipeline';
import type { RunRecord } from '../train/run';
import { fromBase64 } from './base64';
import { dateParts } from './document';
import { documentSchema, graphSchema } from './schema';

/** The structure of a run: checked to the last number, because charts, checks and exports read all of it. */

const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());

/** Costs of a run that went wrong may not be finite: null is NaN, infinities stand as words. */
const anyNumber = v.pipe(
  v.union([finite, v.null(), v.picklist(['Infinity', '-Infinity'])]),
  v.transform((value) => (value === null ? NaN : Number(value))),
);

/** Base64 text as an array of numbers. Its bytes are a buffer of their own, so the numbers are aligned. */
const float32 = v.pipe(
  text,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const bytes = fromBase64(dataset.value);
    if (bytes && bytes.length % 4 === 0) return new Float32Array(bytes.buffer);
    addIssue({ message: 'float32 numbers in base64' });
    return NEVER;
  }),
);

const float64 = v.pipe(
  text,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const bytes = fromBase64(dataset.value);
    if (bytes && bytes.length % 8 === 0) return new Float64Array(bytes.buffer);
    addIssue({ message: 'float64 numbers in base64' });
    return NEVER;
  }),
);

const stats = v.record(text, finite);

const scaling = { scaler: text, stats };
const coding = { column: text, indicator: v.boolean() };

const feature = v.variant('type', [
  v.object({ type: v.literal('number'), ...coding, ...scaling, fill: v.nullable(finite) }),
  v.object({ type: v.literal('category'), ...coding, categories: v.array(text), fill: v.nullable(text) }),
  v.object({ type: v.literal('ordinal'), ...coding, categories: v.array(text), ...scaling, fill: v.nullable(text) }),
  v.object({
    type: v.literal('date'),
    ...coding,
    parts: v.array(v.object({ part: v.picklist(dateParts), ...scaling })),
    fill: v.nullable(finite),
  }),
]);

const target = v.variant('kind', [
  v.object({ kind: v.literal('number'), names: v.pipe(v.array(text), v.minLength(1)) }),
  v.object({ kind: v.literal('category'), name: text, classes: v.pipe(v.array(text), v.minLength(2)) }),
]);

export const pipelineSchema: v.GenericSchema<unknown, Pipeline> = v.pipe(
  v.object({
    features: v.array(feature),
    target,
    targetScaling: v.array(v.object(scaling)),
    weight: v.nullable(v.object({ column: text, mean: finite })),
  }),
  v.check(({ target: of, targetScaling }) => {
    const scalable = of.kind === 'number' ? of.names.length : 0;
    return targetScaling.length === 0 || targetScaling.length === scalable;
  }, 'a pipeline with a scaling for each target of numbers'),
);

const tensor = v.pipe(
  v.object({ name: text, shape: v.array(count), float32 }),
  v.check(
    ({ shape, float32: data }) => shape.reduce((product, size) => product * size, 1) === data.length,
    'a tensor of as many numbers as its shape says',
  ),
  v.transform(({ name, shape, float32: data }) => ({ name, shape, data })),
);

const model: v.GenericSchema<unknown, Model> = v.object({
  name: text,
  graph: graphSchema,
  pipeline: pipelineSchema,
  tensors: v.array(tensor),
});

const evaluation = v.object({
  rows: count,
  cost: anyNumber,
  dataCost: anyNumber,
  penalty: anyNumber,
  metrics: v.record(text, anyNumber),
});

const point = v.object({
  epoch: count,
  step: count,
  trainCost: anyNumber,
  // Runs of version 1 did not tell the parts apart.
  trainPenalty: v.optional(anyNumber, null),
  devCost: anyNumber,
  devMetric: anyNumber,
  learningRate: anyNumber,
  quietCost: v.optional(anyNumber),
  quietMetric: v.optional(anyNumber),
});

/** Why a run ended early. Its fixes are not kept: they were edits of a document that has changed since. */
const issue = v.object({
  code: text,
  level: v.picklist(['error', 'warning', 'info']),
  message: text,
  hint: v.optional(text),
  nodeId: v.optional(text),
  port: v.optional(text),
  path: v.optional(text),
  column: v.optional(text),
  line: v.optional(count),
});

const batchCost = v.pipe(
  v.object({ steps: v.object({ float64 }), cost: v.object({ float32 }) }),
  v.transform(({ steps, cost }) => ({ steps: steps.float64, cost: cost.float32 })),
  v.check(({ steps, cost }) => steps.length === cost.length, 'as many steps as costs'),
);

/** A setting that changed while a run went on. */
export const changeSchema = v.object({
  step: count,
  training: v.optional(v.record(text, finite)),
  blocks: v.optional(v.record(text, v.record(text, finite))),
});

const flow = v.pipe(
  v.object({
    steps: v.object({ float64 }),
    blocks: v.array(text),
    activations: v.object({ float32 }),
    weights: v.array(text),
    gradients: v.object({ float32 }),
  }),
  v.transform(({ steps, blocks, activations, weights, gradients }) => ({
    steps: steps.float64,
    blocks,
    activations: activations.float32,
    weights,
    gradients: gradients.float32,
  })),
  v.check(
    ({ steps, blocks, activations, weights, gradients }) =>
      activations.length === steps.length * blocks.length && gradients.length === steps.length * weights.length,
    'a norm for each layer and step',
  ),
);

const result = v.object({
  status: v.picklist(['done', 'stopped', 'stopped-early', 'not-finite', 'failed']),
  issue: v.optional(issue),
  epochsRun: count,
  stepsRun: count,
  history: v.array(point),
  batchCost,
  best: v.nullable(v.object({ epoch: count, devCost: anyNumber })),
  keptEpoch: count,
  train: v.nullable(evaluation),
  dev: v.nullable(evaluation),
  model,
  weightHash: text,
  notices: v.optional(v.array(issue)),
  changes: v.optional(v.array(changeSchema)),
  flow: v.optional(flow),
});

export const runSchema: v.GenericSchema<unknown, RunRecord> = v.object({
  number: count,
  startedAt: text,
  seconds: finite,
  kernel: text,
  dataHash: text,
  document: documentSchema,
  result,
});
