import type { Mutation } from './mutation';
import activationsAndLosses from './planted/activations-and-losses';
import checks from './planted/checks';
import data from './planted/data';
import initializers from './planted/initializers';
import kernels from './planted/kernels';
import layers from './planted/layers';
import measures from './planted/measures';
import optimizers from './planted/optimizers';
import penalties from './planted/penalties';
import reading from './planted/reading';
import recording from './planted/recording';
import runs from './planted/runs';
import schedules from './planted/schedules';
import wasm from './planted/wasm';

/**
 * Bugs planted one at a time (`npm run mutations`); SCORE.md says which test finds each. Nothing is changed on the disk:
 * the text is replaced as the module is loaded (vitest.config.ts).
 */
export const mutations: readonly Mutation[] = [
  ...optimizers,
  ...schedules,
  ...initializers,
  ...penalties,
  ...layers,
  ...activationsAndLosses,
  ...kernels,
  ...wasm,
  ...runs,
  ...data,
  ...reading,
  ...recording,
  ...checks,
  ...measures,
];
