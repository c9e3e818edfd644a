import * as v from 'valibot';
import type { Model } from '../model/model';
import type { Pipeline } from '../pipeline/pipeline';
import type { RunRecord } from '../train/run';
import { documentSchema, graphSchema } from './schema';

/** The structure of a run: checked to the last number, because charts, checks and exports read all of it. */

const text = v.string();
/** Costs of a run that went wrong may be NaN or infinite: that is what it is kept for. */
const anyNumber = v.union([v.number(), v.nan()]);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());

const stats = v.record(text, finite);

const feature = v.variant('type', [
  v.object({ type: v.literal('number'), column: text, scaler: text, stats, fill: v.nullable(finite) }),
  v.object({ type: v.literal('category'), column: text, categories: v.array(text), fill: v.nullable(text) }),
]);

const target = v.variant('kind', [
  v.object({ kind: v.literal('number'), name: text }),
  v.object({ kind: v.literal('category'), name: text, classes: v.pipe(v.array(text), v.minLength(2)) }),
]);

export const pipelineSchema: v.GenericSchema<unknown, Pipeline> = v.object({
  features: v.array(feature),
  target,
  targetScaling: v.nullable(v.object({ scaler: text, stats })),
});

const tensor = v.pipe(
  v.object({ name: text, shape: v.array(count), data: v.instance(Float32Array) }),
  v.check(({ shape, data }) => shape.reduce((product, size) => product * size, 1) === data.length, 'as many numbers as its shape says'),
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
  devCost: anyNumber,
  devMetric: anyNumber,
  learningRate: anyNumber,
});

/** Why a run ended early. Fixes are not kept: they were edits of a document that has changed since. */
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
  v.object({ steps: v.instance(Float64Array), cost: v.instance(Float32Array) }),
  v.check(({ steps, cost }) => steps.length === cost.length, 'as many steps as costs'),
);

const result = v.object({
  status: v.picklist(['done', 'stopped', 'not-finite', 'failed']),
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
