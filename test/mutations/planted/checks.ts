import { into, type Mutation } from '../mutation';

const checks = ['engine/src/check', 'test/golden/gradient-check', 'test/golden/derivative'];

export default [
  ...into('check/probe.ts', checks, {
    name: 'check-one-sided',
    find: 'data[index] = kept - epsilon;',
    replace: 'data[index] = kept;',
    why: 'One-sided differences err by ε, two-sided ones by ε² (T30).',
  }),
  ...into('check/difference.ts', checks, {
    name: 'difference-one-sided',
    find: 'const left = theta - epsilon;',
    replace: 'const left = theta;',
    why: 'θ³ at 1 with ε .01 is 3.0001 two-sided, 3.0301 one-sided (T30).',
  }),
  ...into('check/verdict.ts', checks, {
    name: 'check-ratio-by-one-norm',
    find: 'Math.sqrt(a) + Math.sqrt(n)',
    replace: 'Math.sqrt(a)',
    why: 'The difference is measured against the sum of both norms (T31).',
  }),
] satisfies readonly Mutation[];
