import * as v from 'valibot';
import type { Checkpoint } from '../train/checkpoint';
import { changeSchema } from './run-schema';
import { documentSchema } from './schema';

/** The structure of a checkpoint once its arrays are back in their places. */

const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Costs may be anything, NaN too. */
const any = v.custom<number>((value) => typeof value === 'number', 'a number');
const real = v.union([v.instance(Float32Array), v.instance(Float64Array)]);
const names = v.array(text);

const kept = v.object({ epoch: v.pipe(v.number(), v.safeInteger()), trained: real, statistics: real });

const flow = v.object({
  steps: v.instance(Float64Array),
  blocks: names,
  activations: v.instance(Float32Array),
  weights: names,
  gradients: v.instance(Float32Array),
});

const point = v.object({
  epoch: count,
  step: count,
  trainCost: any,
  trainPenalty: any,
  devCost: any,
  devMetric: any,
  learningRate: any,
  quietCost: v.optional(any),
  quietMetric: v.optional(any),
});

const extreme = v.object({ step: count, cost: any });

const notice = v.object({
  code: text,
  level: v.picklist(['error', 'warning', 'info']),
  message: text,
  hint: v.optional(text),
  nodeId: v.optional(text),
});

const progress = v.object({
  epoch: count,
  batch: count,
  step: count,
  weightedCost: any,
  weightedPenalty: any,
  points: v.array(point),
  batchCosts: v.object({
    steps: v.instance(Float64Array),
    cost: v.instance(Float32Array),
    span: count,
    seen: count,
    low: extreme,
    high: extreme,
  }),
  changes: v.array(changeSchema),
  notices: v.array(notice),
});

export const checkpointSchema: v.GenericSchema<unknown, Checkpoint> = v.object({
  document: documentSchema,
  precision: v.picklist(['float32', 'float64']),
  tensors: v.array(v.object({ name: text, shape: v.array(count), isTrained: v.boolean() })),
  trained: real,
  statistics: real,
  slots: v.record(text, real),
  scalars: v.record(text, any),
  last: kept,
  best: kept,
  stopping: v.object({ best: v.nullable(any), bestEpoch: count }),
  flow: v.object({ every: count, flow }),
  progress,
});
