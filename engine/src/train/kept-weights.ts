import type { Program } from '../compile/program';
import type { Real } from '../kernels/real';

export interface KeptState {
  epoch: number;
  trained: Real;
  statistics: Real;
}

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

  /** A copy of what is kept, for a checkpoint. */
  save(): KeptState {
    return { epoch: this.epoch, trained: this.trained.slice(), statistics: this.statistics.slice() };
  }

  resume({ epoch, trained, statistics }: KeptState): void {
    this.trained.set(trained);
    this.statistics.set(statistics);
    this.epoch = epoch;
  }

  restore(program: Program): void {
    program.trained.set(this.trained);
    program.statistics.set(this.statistics);
  }
}
