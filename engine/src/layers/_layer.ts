import type { Formulas } from '../kernels/formula';
import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';
import type { Params, RefValue, Values } from '../params/param';
import type { Stream } from '../random/stream';

/** Size of one example at a port, without the batch: [32] for 32 units. */
export type Shape = readonly number[];

/** What the target column asks of the network. */
export type Target =
  /** One or several columns of numbers; the network has an output for each. */
  { kind: 'number'; names: readonly string[] } | { kind: 'category'; name: string; classes: readonly string[] };

/** What a layer may know about the data when it works out shapes: the width of an encoded row, and the target. */
export interface DataFacts {
  /** Numbers in one encoded input row (one-hot columns counted singly). */
  features: number;
  /** Columns chosen as features, before encoding. */
  featureColumns: number;
  trainRows: number;
  target: Target;
  /** Train rows of each class, in the target's order: for class weights. Empty for numbers, and where nobody knows. */
  classCounts: readonly number[];
}

/** What a layer is told when the plan asks for its shape, weights and face. */
export interface LayerFacts<P> {
  p: P;
  inputs: readonly Shape[];
  data: DataFacts;
  /** Every consumer of this layer subtracts the batch mean, so a bias here has no effect and is left out. */
  biasCancelled: boolean;
}

/** weight: L2 applies. bias, scale: trained, no L2. statistic: not trained by gradient (running mean …), saved all the same. */
export type WeightRole = 'weight' | 'bias' | 'scale' | 'statistic';

export interface WeightSpec {
  /** As the notes write it: W, b, gamma, beta, runningMean … */
  name: string;
  /** W is [fan-in, fan-out]: rows are examples here, so z = x·W + b (the notes write W·x with W transposed). */
  shape: readonly number[];
  role: WeightRole;
  init: RefValue;
  /** λ by kind of penalty, where it is not the run's (NaN or left out: as the run). */
  penalty?: Readonly<Record<string, number>>;
}

/** A mistake in shapes, in words: "Add needs inputs of one shape." with what came. The plan adds the block's id. */
export interface ShapeProblem {
  problem: string;
  /** Ports whose edges are at fault; all when left out. */
  ports?: readonly string[];
  /** Remedies by parameter or kind, turned into edits by the plan. */
  remedies?: readonly Remedy[];
}

/** "Make that input `size` wide" (the plan finds the block whose units to set) or "use another kind of block here". */
export type Remedy = { make: 'input-size'; port: string; size: number } | { make: 'kind'; kind: string };

/** A buffer the layer fills in forward and reads in backward; the compiler allocates it. */
export interface SavedSpec {
  name: string;
  /** Numbers for each row of the batch. */
  perRow?: number;
  /** Numbers once for each batch. */
  perBatch?: number;
}

/** Everything forward and backward may touch. Buffers hold at least `rows` rows; nothing beyond that may be written. */
export interface LayerContext<P> {
  readonly p: P;
  readonly k: Kernels;
  /** Rows in this batch (the last one of an epoch may be short). */
  rows: number;
  /** True while training (dropout masks, batch statistics), false to predict. */
  training: boolean;
  /** True when the loss put its gradient on the pre-activation (softmax with cross-entropy). Output blocks only. */
  fused: boolean;
  readonly x: readonly Real[];
  /** Width of each input. */
  readonly inputs: readonly number[];
  readonly y: Real;
  readonly width: number;
  /** Where to write the gradient of each input (overwrite; the program adds up several consumers). Null: not needed. */
  readonly dx: readonly (Real | null)[];
  readonly dy: Real;
  readonly w: Readonly<Record<string, Real>>;
  readonly dw: Readonly<Record<string, Real>>;
  readonly saved: Readonly<Record<string, Real>>;
  /** This layer's own random numbers for this step (dropout masks): restarted by the program before every step. */
  readonly random: Stream;
  /** Draws to use instead of own ones, one for each number of y (dropout: 0 or 1; noise: normal); null to draw. */
  readonly given: Real | null;
}

export type LayerGroup = 'Core' | 'Normalise' | 'Activation' | 'Regularise' | 'Combine';

/** Draws the block's pictogram on a 16 × 16 grid: SVG path data, stroked and filled. */
export interface Glyph {
  stroke?: string;
  fill?: string;
}

/** Inputs that drive every generic test of a layer: parameters (defaults fill the rest) and the shapes that come in. */
export interface LayerSample {
  params?: Readonly<Record<string, unknown>>;
  inputs: readonly Shape[];
  target?: Target;
}

/**
 * The contract of a layer: one file declares all of this, and palette, inspector, file schema, validation, shapes,
 * gradient check, contract tests, help and export read it. Registered by its file name through the generated registry.
 */
export interface LayerDef<P extends Params = Params> {
  /** The file's name: `batch-norm`. */
  kind: string;
  /** As people say it: "Batch norm". */
  title: string;
  group: LayerGroup;
  /** TeX. */
  formula: string;
  /** Plain words, at most two sentences: what it does, then why one would want it. */
  help: string;
  glyph: Glyph;
  params: P;
  /** Names of the input ports; `many` for a layer that takes any number from `min` to `max` (ports x1, x2 …). */
  inputs: readonly string[] | { many: string; min: number; max: number };
  /** False for blocks nothing can follow (Output). */
  hasOutput?: boolean;
  /** Marks the block data enters by, or the block the cost is computed at. */
  role?: 'input' | 'output';
  /** Subtracts the batch mean, so that a bias in front of it cancels (batch norm). */
  cancelsBias?: boolean;
  /** Random while training, so that J is not well defined: switched off in the gradient check (dropout). */
  stochastic?: boolean;
  /** Up to two rows for the block's face, such as ['Units', '32']. Without it, the first two parameters. */
  face?: (facts: LayerFacts<Values<P>>) => readonly (readonly [label: string, value: string])[];
  /** The size of one output example, or what is wrong. */
  shape: (facts: LayerFacts<Values<P>>) => Shape | ShapeProblem;
  weights?: (facts: LayerFacts<Values<P>>) => readonly WeightSpec[];
  saves?: (facts: LayerFacts<Values<P>>) => readonly SavedSpec[];
  /**
   * The formulas that forward and backward run by `k.each`: those the build compiles. One left out is evaluated in
   * JavaScript, right but slower; so are plain loops over the buffers, with which a new layer may well begin.
   */
  formulas?: Formulas;
  forward: (c: LayerContext<Values<P>>) => void;
  backward: (c: LayerContext<Values<P>>) => void;
  /** Replaces running statistics by those of the whole train set: mean and variance (1/m) of each input column (T64). */
  recompute?: (w: Readonly<Record<string, Real>>, mean: Float64Array, variance: Float64Array) => void;
  samples: readonly LayerSample[];
}

/** A layer with its parameter types forgotten, as registries hold it. */
// Method-style variance: values are checked against `params` before any of these functions see them.
export type AnyLayer = LayerDef<Params>;

export const defineLayer = <const P extends Params>(def: LayerDef<P>): AnyLayer => def as unknown as AnyLayer;
