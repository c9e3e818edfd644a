import { into, type Mutation } from '../mutation';

const starts = ['test/golden/initializers', 'test/contract/initializers', 'engine/src/compile/initialise'];

export default [
  ...into('compile/initialise.ts', starts, {
    name: 'fan-in-and-out-swapped',
    find: '{ in: widthOf(shape.slice(0, -1)), out: shape.at(-1)! }',
    replace: '{ in: shape.at(-1)!, out: widthOf(shape.slice(0, -1)) }',
    why: 'W is [in, out]: fan-in is its number of rows (T27).',
  }),
  ...into('initializers/he-normal.ts', starts, {
    name: 'he-without-2',
    find: 'Math.sqrt(2 / fan.in)',
    replace: 'Math.sqrt(1 / fan.in)',
    why: 'He is √(2/n): 0.1414 for 100 inputs (T28).',
  }),
  ...into('initializers/glorot-normal.ts', starts, {
    name: 'glorot-without-2',
    find: '2 / (fan.in + fan.out)',
    replace: '1 / (fan.in + fan.out)',
    why: 'Glorot is √(2/(n_in + n_out)) (T29).',
  }),
  ...into('initializers/lecun-normal.ts', starts, {
    name: 'variance-taken-for-deviation',
    find: 'Math.sqrt(1 / fan.in)',
    replace: '1 / fan.in',
    why: '1/n is the variance; the deviation is its root (T27).',
  }),
] satisfies readonly Mutation[];
