import type { Kernels, Workspace } from '../kernels/kernels';
import type { Precision, Real } from '../kernels/real';
import { weighRows } from '../layers/_class-weights';
import type { LossDef } from '../losses/_loss';
import type { NamedTensor } from '../model/model';
import type { ParamRecord } from '../params/param';
import { stream } from '../random/stream';
import { blockOf, type Block } from './block';
import type { Arena } from './buffers';
import { describeProgram, type ProgramTable } from './describe';
import { fillTensor } from './initialise';
import { readBlock, type BlockReading } from './inspect';
import { StepPlans, type Cost, type StepPlan } from './step-plan';
import { sliceTensors, type ProgramTensor } from './tensors';
import type { Wire } from './wiring';

export interface ProgramParts {
  wires: readonly Wire[];
  arena: Arena;
  loss: LossDef;
  precision: Precision;
  rows: number;
  inference: boolean;
  /** Layers that are random while training are passed by, so that J is a function of the weights. */
  deterministic: boolean;
  /** What the loss of each class is multiplied by; null when all count once. */
  classWeights: Float64Array | null;
}

/** Draws for a random block at a step (from 1), one for each number of its output, instead of its own; null to draw. */
export type GivenDraws = (nodeId: string, step: number) => Real | null;

/**
 * A network ready to run: blocks in order, with every buffer in one arena and every view made.
 * Nothing here allocates between `forward` and the next one, `inspect` and `describe` apart.
 */
export class Program {
  readonly precision: Precision;
  /** Rows that fit in the buffers. */
  readonly rows: number;
  readonly inference: boolean;
  /** Numbers in an input row, and in an output or target row. */
  readonly features: number;
  readonly outputs: number;
  /** Where a batch goes before `forward`: [rows, features] and [rows, outputs]. */
  readonly x: Real;
  readonly target: Real;
  /** How much each row of the batch counts in the cost [rows]: put there with the batch, used only while `weighted`. */
  readonly weights: Real;
  weighted = false;
  /** Predictions ŷ [rows, outputs], after `forward`. */
  readonly yHat: Real;
  /** Trained weights and running statistics in the plan's order. */
  readonly tensors: readonly ProgramTensor[];
  /** All trained numbers side by side, their gradients, and the optimizer's state for each. */
  readonly trained: Real;
  readonly gradients: Real;
  readonly slots: Readonly<Record<string, Real>>;
  readonly statistics: Real;
  readonly kernels: Kernels;
  /** The memory it lives in, and what works there. */
  readonly workspace: Workspace;
  /** Set to use given dropout masks and noise (for comparisons with other programs). */
  draws: GivenDraws | null = null;

  private readonly blocks: readonly Block[];
  private readonly classWeights: Float64Array | null;
  /** What each row of the batch is multiplied by in the cost: its class's weight, times its own. Null without class weights. */
  private readonly rowWeights: Real | null;
  private readonly cost: Cost;
  private readonly plans: StepPlans;
  /** The plan of the newest pass forward. */
  private current: StepPlan;
  private readonly table: ProgramTable;
  private hasGradients = false;

  constructor(parts: ProgramParts) {
    const { wires, arena } = parts;
    const { kernels } = arena.workspace;
    this.precision = parts.precision;
    this.rows = parts.rows;
    this.inference = parts.inference;
    this.workspace = arena.workspace;
    this.kernels = kernels;
    this.trained = arena.regions.trained;
    this.gradients = arena.regions.gradients;
    this.slots = arena.regions.slots;
    this.statistics = arena.regions.statistics;
    this.tensors = sliceTensors(wires, arena.regions);
    this.blocks = wires.map((wire, i) => {
      const sources = wire.sources.map((source) => arena.blocks[source]!.y);
      const own = this.tensors.filter(({ nodeId }) => nodeId === wire.id);
      const { deterministic } = parts;
      return blockOf(wire, { buffers: arena.blocks[i]!, sources, tensors: own, kernels, deterministic });
    });
    const input = this.blocks.find(({ layer }) => layer.role === 'input')!;
    const output = this.blocks.find(({ layer }) => layer.role === 'output')!;
    this.x = input.context.y;
    this.features = input.context.width;
    this.yHat = output.context.y;
    this.outputs = output.context.width;
    this.target = arena.batch.target;
    this.weights = arena.batch.weights;
    this.rowWeights = arena.batch.rowWeights;
    this.classWeights = parts.classWeights;
    this.cost = { loss: parts.loss, output, target: this.target, inCost: null };
    const forwardThrough = (block: Block, step: number): void => this.forwardThrough(block, step);
    this.plans = new StepPlans({ blocks: this.blocks, cost: this.cost, forwardThrough }, this.workspace);
    this.current = this.plans.plain;
    this.table = describeProgram(wires, arena.blocks, arena.bytes);
  }

  /** Draws every weight from its own stream (`init dense-1.W`), and names the streams of the random layers. */
  initialise(seed: number): void {
    for (const tensor of this.tensors) fillTensor(tensor, stream(seed, `init ${tensor.name}`));
    for (const { id, layer, context } of this.blocks) context.random = stream(seed, `${layer.kind} ${id}`);
  }

  /** Puts trained tensors in the place of those of the same name; says which names are missing or of another size. */
  load(tensors: readonly NamedTensor[]): readonly string[] {
    const given = new Map(tensors.map((tensor) => [tensor.name, tensor.data]));
    return this.tensors.flatMap(({ name, size, data }) => {
      const values = given.get(name);
      if (values?.length !== size) return [name];
      data.set(values);
      return [];
    });
  }

  /** A copy of all tensors, as they are or rounded to float32. */
  save(precision: Precision = this.precision): NamedTensor[] {
    const copy = (data: Real): Real => (precision === 'float32' ? Float32Array.from(data) : data.slice());
    return this.tensors.map(({ name, shape, data }) => ({ name, shape, data: copy(data) }));
  }

  /**
   * x → ŷ for the first `rows` rows. While training, random layers draw the numbers of this `step` (from 1)
   * and running statistics move; `from` skips blocks whose weights and inputs have not changed since the last pass.
   */
  forward(rows: number, training: boolean, step = 0, from = 0): void {
    this.turnTo(rows, training);
    this.current = training && from === 0 ? this.plans.ofTraining() : this.plans.plain;
    const { forward } = this.current;
    for (let i = from; i < forward.length; i++) forward[i]!(step);
    this.hasGradients = false;
  }

  /** Gets the step of training with so many rows ready, weighted or not as they are to be: the first one does it otherwise. */
  prepareStep(rows: number, weighted: boolean): void {
    this.weighted = weighted;
    this.turnTo(rows, true);
    this.plans.ofTraining();
  }

  private turnTo(rows: number, training: boolean): void {
    this.cost.inCost = this.rowWeights ?? (this.weighted ? this.weights : null);
    for (const { context, quiet } of this.blocks) {
      context.rows = rows;
      context.training = training && !quiet;
    }
  }

  private forwardThrough({ id, layer, context }: Block, step: number): void {
    if (context.training && layer.stochastic) {
      context.random.seek(step);
      context.given = this.draws?.(id, step) ?? null;
    }
    layer.forward(context);
  }

  /** Predicts as far as the inputs of one block, which then stand in its `x` (`buffersOf`). */
  forwardBefore(rows: number, id: string): void {
    this.turnTo(rows, false);
    for (const block of this.blocks) {
      if (block.id === id) break;
      block.layer.forward(block.context);
    }
    this.hasGradients = false;
  }

  /** Blocks with running statistics, in order of computation, each with what puts others in their place (T64). */
  get running(): readonly { id: string; replace: (mean: Float64Array, variance: Float64Array) => void }[] {
    return this.blocks.flatMap(({ id, layer: { recompute }, context: { w } }) =>
      recompute ? [{ id, replace: (mean, variance) => recompute(w, mean, variance) }] : [],
    );
  }

  /** Σ L(ŷ, y) over the rows of `forward`, without penalty; after it. */
  lossTotal(): number {
    this.weigh();
    return this.current.total();
  }

  /** Each row's weight in the cost, where classes have weights. */
  private weigh(): void {
    const { classWeights, rowWeights, weights, weighted, outputs } = this;
    if (!classWeights || !rowWeights) return;
    const { rows } = this.cost.output.context;
    weighRows(classWeights, this.target, rowWeights, rows, outputs);
    if (weighted) for (let i = 0; i < rows; i++) rowWeights[i] = rowWeights[i]! * weights[i]!;
  }

  /** Gradients of the mean loss with respect to every trained number, into `gradients` (overwritten); after `lossTotal`. */
  backward(): void {
    for (const action of this.current.backward) action();
    this.hasGradients = true;
  }

  /** Changes parameters of a block that its shape and weights do not depend on, such as a keep probability. */
  setParams(id: string, params: ParamRecord): void {
    const block = this.blocks.find((each) => each.id === id);
    if (!block) return;
    block.context.p = { ...block.context.p, ...params };
    this.plans.forget();
  }

  /** √(Σa²/rows) of each block's output, in the order of `blockIds`; after `forward`, before `backward`. */
  activationNorms(rows: number, out: Float32Array, at: number): void {
    for (let i = 0; i < this.blocks.length; i++) {
      const { y, width } = this.blocks[i]!.context;
      out[at + i] = Math.sqrt(this.kernels.sumOfSquares(y, rows * width) / rows);
    }
  }

  /** Ids of the blocks in the order of computation. */
  get blockIds(): readonly string[] {
    return this.blocks.map(({ id }) => id);
  }

  /** The buffers of one block, for checks; null when the block is not part of the program. */
  buffersOf(id: string): { x: readonly Real[]; y: Real; width: number; inputs: readonly number[] } | null {
    const block = this.blocks.find((each) => each.id === id);
    return block ? { ...block.context } : null;
  }

  /** Readings of every block for the newest batch; the program must have been compiled with `keepOutputs`. */
  inspect(rows: number): BlockReading[] {
    return this.blocks.map(({ id, context, buffers }) =>
      readBlock(id, context.y, this.hasGradients ? buffers.dy : null, rows, context.width, this.kernels),
    );
  }

  /** First block, in order of computation, whose output holds NaN or ±Infinity; between `forward` and `backward`. */
  firstBrokenOutput(rows: number): string | null {
    const broken = this.blocks.find(({ context }) => !this.kernels.allFinite(context.y, rows * context.width));
    return broken?.id ?? null;
  }

  /** First block on the way back whose weights have a gradient with NaN or ±Infinity. */
  firstBrokenGradient(): string | null {
    const broken = this.tensors.filter(({ gradient, size }) => gradient && !this.kernels.allFinite(gradient, size));
    return broken.at(-1)?.nodeId ?? null;
  }

  /** What computes, as the record of a run names it: `wasm std float32, 2 threads`. */
  get kernel(): string {
    const { name, threads } = this.workspace;
    return `${name} ${this.precision}${threads > 1 ? `, ${threads} threads` : ''}`;
  }

  /** Ends what computes for it and for the programs that share its weights; none of their numbers may be used any more. */
  close(): void {
    this.workspace.close();
  }

  /** The network's summary. */
  describe(): ProgramTable {
    return this.table;
  }
}
