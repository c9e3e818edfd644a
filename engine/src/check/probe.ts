import type { Program } from '../compile/program';
import type { GraphPlan } from '../graph/plan';
import type { Penalties } from '../train/penalties';
import { KinkWatch } from './kinks';
import type { SampledTensor } from './sample';

/** Measures J around the weights of a program whose batch is already loaded. Leaves every weight as it was. */
export class Probe {
  forwardPasses = 0;
  private readonly program: Program;
  private readonly rows: number;
  private readonly penalties: Penalties;
  private readonly kinks: KinkWatch;
  private readonly position: ReadonlyMap<string, number>;

  constructor(program: Program, plan: GraphPlan, rows: number, penalties: Penalties) {
    this.program = program;
    this.rows = rows;
    this.penalties = penalties;
    this.kinks = new KinkWatch(program, plan, rows);
    this.position = new Map(program.blockIds.map((id, i) => [id, i]));
  }

  /** The data part of J, the mean loss; blocks before `from` are taken as they stand. */
  dataCost(from = 0): number {
    const { program, rows } = this;
    this.forwardPasses++;
    program.forward(rows, true, 0, from);
    return program.lossTotal() / rows;
  }

  /** Gradients of J by the program's own backward pass, into its `gradients`. Gives the data part of J. */
  analytic(): number {
    const cost = this.dataCost();
    this.program.backward();
    this.penalties.addWholeGradient(this.rows);
    return cost;
  }

  /**
   * (J(θ+ε) − J(θ−ε)) / 2ε for one entry (T30), and whether a kink lies between. Call `settle` first for each block.
   * Of the penalties (m is the rows of the check) only the entry's own part can differ between the two: taken alone, it is
   * not drowned in the rounding of a sum over all weights.
   */
  central({ tensor }: SampledTensor, index: number, epsilon: number): { slope: number; kink: boolean } {
    const { data, nodeId } = tensor;
    const from = this.position.get(nodeId)!;
    const kept = data[index]!;
    data[index] = kept + epsilon;
    // What was really added, after rounding to the nearest float64.
    const right = data[index]!;
    const above = this.dataCost(from);
    this.kinks.remember();
    data[index] = kept - epsilon;
    const left = data[index]!;
    const below = this.dataCost(from);
    const own = this.penalties.kinksOf(tensor).some((at) => left <= at && at <= right);
    const kink = this.kinks.crossed() || own;
    data[index] = kept;
    const difference = above - below + this.penalties.difference(tensor, right, left, this.rows);
    return { slope: difference / (right - left), kink };
  }

  /** A full pass at the weights themselves, so that the blocks before the one under test hold the right values. */
  settle(): void {
    this.dataCost();
  }
}
