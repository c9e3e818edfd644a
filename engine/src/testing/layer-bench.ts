import { fillTensor } from '../compile/initialise';
import { jsBackend } from '../kernels/js';
import type { Backend } from '../kernels/kernels';
import type { Precision, Real } from '../kernels/real';
import type { AnyLayer, LayerContext, LayerFacts, LayerSample, WeightSpec } from '../layers/_layer';
import { lossOf } from '../layers/_output-loss';
import { widthOf } from '../layers/_width';
import { fillValues } from '../params/fill';
import type { ParamRecord, RefValue } from '../params/param';
import { stream } from '../random/stream';
import { threeClasses } from './graphs';
import { memoryOf } from './memory';

/** Numbers on both sides of every buffer that nothing may touch, and what stands in them and in unused rows. */
const margin = 16;
export const canary = 12345.6875;

/** A buffer in the middle of a larger one. */
interface Guarded {
  whole: Real;
  inner: Real;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** One layer alone, on buffers with guarded margins: what the contract tests drive. */
export interface Bench {
  facts: LayerFacts<ParamRecord>;
  weights: readonly WeightSpec[];
  context: Mutable<LayerContext<ParamRecord>>;
  /** Room for so many rows. */
  capacity: number;
  /** Numbers of the real outputs per row. */
  width: number;
  /** Every view, by a name for messages, with the numbers of it that `rows` rows may use. */
  buffers: readonly { name: string; guarded: Guarded; used: (rows: number) => number }[];
  forward: (rows: number, training: boolean) => void;
  backward: (rows: number, training: boolean) => void;
}

export interface BenchOptions {
  precision: Precision;
  capacity: number;
  seed?: number;
  biasCancelled?: boolean;
  /** What computes; plain JavaScript unless said. */
  backend?: Backend;
}

export const factsOfSample = (layer: AnyLayer, sample: LayerSample, biasCancelled = false): LayerFacts<ParamRecord> => {
  const target = sample.target ?? threeClasses;
  const filled = fillValues(layer.params, (sample.params ?? {}) as ParamRecord);
  const loss = filled['loss'] as RefValue | undefined;
  const p = loss ? { ...filled, loss: { ...loss, kind: lossOf(loss, target)!.kind } } : filled;
  return {
    p,
    inputs: sample.inputs,
    data: { features: 4, featureColumns: 3, trainRows: 100, target, classCounts: [] },
    biasCancelled,
  };
};

export const benchOf = (layer: AnyLayer, sample: LayerSample, options: BenchOptions): Bench => {
  const { precision, capacity, seed = 1, biasCancelled, backend = jsBackend } = options;
  const memory = memoryOf(backend);
  const facts = factsOfSample(layer, sample, biasCancelled);
  const shape = layer.shape(facts);
  if ('problem' in shape) throw new Error(`${layer.kind}: its own sample has no shape: ${shape.problem}`);
  const width = widthOf(shape);
  const buffers: { name: string; guarded: Guarded; used: (rows: number) => number }[] = [];
  const random = stream(seed, 'values');
  const guard = (name: string, length: number, used: (rows: number) => number, randomly = false): Real => {
    const whole = memory.take(precision, length + 2 * margin).fill(canary);
    const inner = whole.subarray(margin, margin + length);
    // Rounded to float32, so that both precisions start from the same numbers.
    if (randomly) for (let i = 0; i < length; i++) inner[i] = Math.fround(random.normal());
    buffers.push({ name, guarded: { whole, inner }, used });
    return inner;
  };
  const perRow = (name: string, size: number, randomly = false): Real =>
    guard(name, capacity * size, (rows) => rows * size, randomly);
  const fixed = (name: string, size: number, randomly = false): Real => guard(name, size, () => size, randomly);

  const inputs = sample.inputs.map(widthOf);
  const weights = layer.weights?.(facts) ?? [];
  const w: Record<string, Real> = {};
  const dw: Record<string, Real> = {};
  for (const spec of weights) {
    const trained = spec.role !== 'statistic';
    w[spec.name] = fixed(spec.name, widthOf(spec.shape), trained);
    if (!trained) fillTensor({ ...spec, data: w[spec.name]! }, stream(seed, spec.name));
    else dw[spec.name] = fixed(`d${spec.name}`, widthOf(spec.shape));
  }
  const saved: Record<string, Real> = {};
  for (const { name, perRow: each = 0, perBatch = 0 } of layer.saves?.(facts) ?? []) {
    saved[name] = guard(`saved ${name}`, capacity * each + perBatch, (rows) => rows * each + perBatch);
  }
  const context: Bench['context'] = {
    p: facts.p,
    k: memory.kernels,
    rows: 0,
    training: false,
    fused: false,
    x: inputs.map((size, i) => perRow(`x${i + 1}`, size, true)),
    inputs,
    y: perRow('y', width),
    width,
    dx: inputs.map((size, i) => perRow(`dx${i + 1}`, size)),
    dy: perRow('dy', width, true),
    w,
    dw,
    saved,
    random: stream(seed, `${layer.kind} bench`),
    given: null,
  };
  const run = (pass: 'forward' | 'backward') => (rows: number, training: boolean) => {
    context.rows = rows;
    context.training = training;
    context.random.seek(1);
    layer[pass](context);
  };
  return { facts, weights, context, capacity, width, buffers, forward: run('forward'), backward: run('backward') };
};

/** Names of buffers whose margins, or whose rows beyond `rows`, were written. */
export const overwritten = (bench: Bench, rows: number, before: readonly Real[]): string[] =>
  bench.buffers.flatMap(({ name, guarded: { whole, inner }, used }, i) => {
    const start = margin + used(rows);
    const changed = whole.some((value, at) => (at < margin || at >= start) && !Object.is(value, before[i]![at]));
    return changed ? [`${name} (${inner.length} numbers, ${used(rows)} in use)`] : [];
  });

export const snapshot = (bench: Bench): Real[] => bench.buffers.map(({ guarded }) => guarded.whole.slice());

/** Σ cᵢ·yᵢ with c in dy: the scalar whose gradient backward computes. */
export const scalar = ({ context, width }: Bench, rows: number): number => {
  let sum = 0;
  for (let i = 0; i < rows * width; i++) sum += context.dy[i]! * context.y[i]!;
  return sum;
};
