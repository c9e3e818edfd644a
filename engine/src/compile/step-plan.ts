import type { Workspace } from '../kernels/kernels';
import type { Recorder } from '../kernels/recorder';
import type { Real } from '../kernels/real';
import type { LossDef } from '../losses/_loss';
import { backwardThrough, standInFor, type Block } from './block';

/** The cost at the output block, for the rows that its context says. */
export interface Cost {
  loss: LossDef;
  output: Block;
  target: Real;
  /** How much each row counts; null when all count once. */
  inCost: Real | null;
}

/** What a step does, in order: forward through the blocks, Σ L, and back again. */
export interface StepPlan {
  /** Handed the number of the step. */
  forward: readonly ((step: number) => void)[];
  total: () => number;
  backward: readonly (() => void)[];
}

export interface StepParts {
  /** In order of computation. */
  blocks: readonly Block[];
  cost: Cost;
  /** Has a block do its part of a step on the way forward. */
  forwardThrough: (block: Block, step: number) => void;
}

const totalOf = ({ loss, output: { context: c }, target, inCost }: Cost): number =>
  loss.total(c.k, c.saved['z']!, c.y, target, c.rows, c.width, inCost);

const startBackward = ({ loss, output: { context: c }, target, inCost }: Cost): void =>
  loss.gradient(c.k, c.saved['z']!, c.y, target, c.dy, c.rows, c.width, inCost);

/** Everything by itself, for any rows and mode that the blocks' contexts say. */
const planStep = ({ blocks, cost, forwardThrough }: StepParts): StepPlan => ({
  forward: blocks.map((block) => (step) => forwardThrough(block, step)),
  total: () => totalOf(cost),
  backward: [
    () => startBackward(cost),
    ...[...blocks]
      .reverse()
      .filter(({ buffers }) => buffers.dy)
      .map((block) => () => backwardThrough(block)),
  ],
});

/**
 * The same step as one call for as much of it as can be recorded, for the rows, mode and weighting of now: the plan is gone
 * through once with stand-ins for all arrays, and what cannot be noted is done by itself at each step.
 */
const recordStep = (recorder: Recorder, parts: StepParts): StepPlan => {
  const { blocks, cost } = parts;
  const standIns = blocks.map((block) => standInFor(block, recorder));
  const plan = planStep(parts);
  const asked = planStep({
    blocks: standIns,
    cost: {
      loss: cost.loss,
      output: standIns[blocks.indexOf(cost.output)]!,
      target: recorder.standIn(cost.target),
      inCost: cost.inCost && recorder.standIn(cost.inCost),
    },
    forwardThrough: ({ layer, context }) => layer.forward(context),
  });
  const record = (actions: readonly ((step: number) => void)[], notes: typeof actions): typeof actions => {
    const passed: ((step: number) => void)[] = [];
    const take = (): void => {
      const recording = recorder.take();
      if (recording) passed.push(() => recording.play());
    };
    actions.forEach((action, i) => {
      if (recorder.note(() => notes[i]!(0))) return;
      take();
      passed.push(action);
    });
    take();
    return passed;
  };
  const forward = record(plan.forward, asked.forward);
  const total = recorder.note(asked.total) ? recorder.take() : null;
  const backward = record(plan.backward, asked.backward) as StepPlan['backward'];
  return { forward, total: total ? () => total.play() : plan.total, backward };
};

/** A plan that holds for so many rows that count like this in the cost. */
interface RecordedStep extends StepPlan {
  rows: number;
  inCost: Real | null;
}

/** The plans of a program: the plain one, and one recorded for each kind of mini-batch it has been trained with. */
export class StepPlans {
  readonly plain: StepPlan;
  private readonly parts: StepParts;
  private readonly workspace: Workspace;
  private recorded: RecordedStep[] = [];
  /** Null where nothing records, undefined until it is known. */
  private recorder: Recorder | null | undefined;

  constructor(parts: StepParts, workspace: Workspace) {
    this.parts = parts;
    this.workspace = workspace;
    this.plain = planStep(parts);
  }

  /** The step of training for the rows and weighting of now: one call, or few, or the plain one where nothing records. */
  ofTraining(): StepPlan {
    const { inCost, output } = this.parts.cost;
    const { rows } = output.context;
    const known = this.recorded.find((step) => step.rows === rows && step.inCost === inCost);
    if (known) return known;
    if (this.recorder === undefined) this.recorder = this.workspace.recorder();
    if (!this.recorder) return this.plain;
    const made = { rows, inCost, ...recordStep(this.recorder, this.parts) };
    this.recorded.push(made);
    return made;
  }

  /** After a change of what blocks do. */
  forget(): void {
    this.recorder?.erase();
    this.recorded = [];
  }
}
