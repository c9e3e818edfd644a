import type { Program } from '../compile/program';

/**
 * Norms by layer and step (T26): how large the numbers are on their way forward and the gradients on their way back.
 * Long runs are thinned: steps are evenly spaced, at most `mostColumns` of them.
 */
export interface Flow {
  steps: Float64Array;
  /** Ids of all blocks in the order of computation; √(Σa²/rows) of each output, [steps, blocks]. */
  blocks: readonly string[];
  activations: Float32Array;
  /** Names of the weights W in the order of computation; ‖dW‖ of the data part of J, [steps, weights]. */
  weights: readonly string[];
  gradients: Float32Array;
}

const mostColumns = 128;

/**
 * The newest column: ‖a‖ of the hidden blocks (between the input and the output block, whose activation squashes) and ‖dW‖ of
 * the weights, with the blocks they belong to. The object is the same each time: copy what you keep.
 */
export interface FlowNorms {
  readonly activations: number[];
  readonly hiddenNodes: readonly string[];
  readonly gradients: number[];
  readonly weightNodes: readonly string[];
}

/** What a `FlowHistory` has gathered, for a checkpoint. */
export interface FlowState {
  every: number;
  flow: Flow;
}

/** Records the flow of a run at every `every`-th step; when its room is used up, drops every second column and doubles `every`. */
export class FlowHistory {
  private every = 1;
  private count = 0;
  private readonly program: Program;
  private readonly blocks: readonly string[];
  private readonly weights;
  private readonly steps = new Float64Array(mostColumns);
  private readonly activations: Float32Array;
  private readonly gradients: Float32Array;
  private readonly norms: FlowNorms;

  constructor(program: Program) {
    this.program = program;
    this.blocks = program.blockIds;
    this.weights = program.tensors.filter(({ role }) => role === 'weight');
    this.activations = new Float32Array(mostColumns * this.blocks.length);
    this.gradients = new Float32Array(mostColumns * this.weights.length);
    const hiddenNodes = this.blocks.slice(1, -1);
    const weightNodes = this.weights.map(({ nodeId }) => nodeId);
    this.norms = {
      activations: hiddenNodes.map(() => NaN),
      hiddenNodes,
      gradients: weightNodes.map(() => NaN),
      weightNodes,
    };
  }

  /** True for the steps to record, counted from 1. */
  wants(step: number): boolean {
    return (step - 1) % this.every === 0;
  }

  /** After `forward` of a step that is wanted. */
  forward(rows: number): void {
    if (this.count === mostColumns) this.thin();
    this.program.activationNorms(rows, this.activations, this.count * this.blocks.length);
  }

  /** After `backward` of the same step, before penalties. Gives the new column. */
  backward(step: number): FlowNorms {
    const { program, weights, norms } = this;
    const start = this.count * weights.length;
    for (let i = 0; i < weights.length; i++) {
      const { gradient, size } = weights[i]!;
      this.gradients[start + i] = Math.sqrt(program.kernels.sumOfSquares(gradient!, size));
      norms.gradients[i] = this.gradients[start + i]!;
    }
    const column = this.count * this.blocks.length + 1;
    for (let i = 0; i < norms.activations.length; i++) norms.activations[i] = this.activations[column + i]!;
    this.steps[this.count++] = step;
    return norms;
  }

  private thin(): void {
    this.take(this.save(), 2);
  }

  result(): Flow {
    const { count, blocks, weights } = this;
    return {
      steps: this.steps.slice(0, count),
      blocks,
      activations: this.activations.slice(0, count * blocks.length),
      weights: weights.map(({ name }) => name),
      gradients: this.gradients.slice(0, count * weights.length),
    };
  }

  save(): FlowState {
    return { every: this.every, flow: this.result() };
  }

  resume(state: FlowState): void {
    let skip = 1;
    // Another version may have had more room.
    while (state.flow.steps.length > skip * mostColumns) skip *= 2;
    this.take(state, skip);
  }

  /** Every `skip`-th column of a state. */
  private take({ every, flow }: FlowState, skip: number): void {
    this.every = every * skip;
    this.count = Math.ceil(flow.steps.length / skip);
    const keep = (from: Float32Array | Float64Array, to: Float32Array | Float64Array, width: number): void => {
      for (let i = 0; i < this.count; i++) to.set(from.subarray(i * skip * width, (i * skip + 1) * width), i * width);
    };
    keep(flow.steps, this.steps, 1);
    keep(flow.activations, this.activations, this.blocks.length);
    keep(flow.gradients, this.gradients, this.weights.length);
  }
}
