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
/** Steps at the start of a run that are looked at in any case: what explodes often does so at once. */
const firstSteps = 32;

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

/**
 * Records the flow of a run at every `every`-th step, a power of two, so that the columns of a run of as many steps as were planned
 * fill at least half of the room. A longer one drops every second column and doubles `every`.
 */
export class FlowHistory {
  private every: number;
  private count = 0;
  private readonly program: Program;
  private readonly blocks: readonly string[];
  private readonly weights;
  private readonly steps = new Float64Array(mostColumns);
  private readonly activations: Float32Array;
  private readonly gradients: Float32Array;
  private readonly norms: FlowNorms;

  constructor(program: Program, plannedSteps: number) {
    this.program = program;
    this.every = 2 ** Math.max(0, Math.ceil(Math.log2(plannedSteps / mostColumns)));
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

  /** True for the steps to look at, counted from 1. */
  wants(step: number): boolean {
    return step <= firstSteps || this.isKept(step);
  }

  private isKept(step: number): boolean {
    return (step - 1) % this.every === 0;
  }

  /** After `forward` of a step that is wanted. */
  forward(rows: number): void {
    // A column that is not kept gives its place to the next one.
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
    if (this.isKept(step)) this.steps[this.count++] = step;
    return norms;
  }

  private thin(): void {
    const keep = (values: Float32Array | Float64Array, width: number): void => {
      for (let to = 0; 2 * to < this.count; to++) values.copyWithin(to * width, 2 * to * width, (2 * to + 1) * width);
    };
    keep(this.steps, 1);
    keep(this.activations, this.blocks.length);
    keep(this.gradients, this.weights.length);
    this.count = Math.ceil(this.count / 2);
    this.every *= 2;
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

  resume({ every, flow }: FlowState): void {
    this.every = every;
    this.count = flow.steps.length;
    this.steps.set(flow.steps);
    this.activations.set(flow.activations);
    this.gradients.set(flow.gradients);
  }
}
