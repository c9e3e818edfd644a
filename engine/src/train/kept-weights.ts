import type { Program } from '../compile/program';

/** A copy of a program's trained weights and running statistics, as they were at the end of an epoch (0: the start). */
export class KeptWeights {
  /** −1 while nothing is kept. */
  epoch = -1;
  private readonly trained;
  private readonly statistics;

  constructor(program: Program) {
    this.trained = program.trained.slice();
    this.statistics = program.statistics.slice();
  }

  keep(program: Program, epoch: number): void {
    this.trained.set(program.trained);
    this.statistics.set(program.statistics);
    this.epoch = epoch;
  }

  restore(program: Program): void {
    program.trained.set(this.trained);
    program.statistics.set(this.statistics);
  }
}
