import { availableParallelism } from 'node:os';

/** Multiplications of a training step below which one thread is quicker than several (about 2 MFLOP). */
const leastWork = 1e6;

/** A share of the machine that is left to the window and to other programs grows with it. */
const mostByItself = 8;

/** Threads for a run of so many multiplications a step: those chosen, or (0) as many as pay, up to the machine's own. */
export const threadsFor = (chosen: number, work: number, cores = availableParallelism()): number => {
  if (chosen > 0) return chosen;
  return work < leastWork ? 1 : Math.max(1, Math.min(cores, mostByItself));
};
