import { availableParallelism } from 'node:os';

/**
 * Multiplications of a training step from which several threads are quicker than one: with six million two threads took 0.6 of
 * the time, with one million they gained nothing and cost their start.
 */
const leastWork = 4e6;

/** More are slower together where two share a processor, or memory sets the pace: whoever knows better chooses. */
const most = 8;

/**
 * Threads for a run of so many multiplications a step: those chosen, or (0) as many as pay. Where there are more than two
 * processors, one is left to the window.
 */
export const threadsFor = (chosen: number, work: number, cores = availableParallelism()): number => {
  if (chosen > 0) return chosen;
  return work < leastWork ? 1 : Math.min(cores > 2 ? cores - 1 : cores, most);
};
