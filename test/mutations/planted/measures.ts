import { into, type Mutation } from '../mutation';

const metrics = ['test/golden/metrics', 'test/contract/metrics', 'test/golden/diagnostics', 'engine/src/diagnostics'];
const verdicts = ['test/golden/verdicts', 'test/golden/vanishing'];
const samplers = ['test/golden/samplers', 'test/contract/samplers'];

export default [
  ...into('metrics/accuracy.ts', metrics, {
    name: 'half-is-the-first-class',
    find: 'values[row]! >= 0.5 ? 1 : 0',
    replace: 'values[row]! > 0.5 ? 1 : 0',
    why: 'A probability of 0.5 counts as the second class.',
  }),
  ...into('metrics/r2.ts', metrics, {
    name: 'r2-about-0',
    find: 'column.mean += before / seen;',
    replace: '',
    why: 'R² compares with the mean, not with 0.',
  }),
  ...into('metrics/rmse.ts', metrics, {
    name: 'rmse-by-rows',
    find: 'seen += rows * cols',
    replace: 'seen += rows',
    why: 'The mean is over all errors, of every target column.',
  }),
  ...into('diagnostics/roc.ts', metrics, {
    name: 'ties-count-nothing',
    find: 'halves += below + upTo',
    replace: 'halves += 2 * below',
    why: 'Equal scores are half a pair in the right order.',
  }),
  ...into('diagnostics/linear-zone.ts', metrics, {
    name: 'linear-zone-one-sided',
    find: 'Math.abs(z[i]!) < zone',
    replace: 'z[i]! < zone',
    why: 'The linear zone is |z| < 0.5 (T14).',
  }),
  ...into('verdicts/bias-variance.ts', verdicts, {
    name: 'variance-above-bayes',
    find: 'const variance = devError - trainError',
    replace: 'const variance = devError - bayes',
    why: 'Variance is dev error − train error (T06).',
  }),
  ...into('verdicts/gradient-flow.ts', verdicts, {
    name: 'flow-upside-down',
    find: 'norms[first]! / norms[last]! : norms[last]! / norms[first]!',
    replace: 'norms[last]! / norms[first]! : norms[first]! / norms[last]!',
    why: 'Gradients go from the last layer to the first: first/last explodes (T26).',
  }),
  ...into('samplers/log.ts', samplers, {
    name: 'log-scale-linear',
    find: 'place: Math.log, value: Math.exp',
    replace: 'place: (x) => x, value: (x) => x',
    why: 'Each decade gets the same share of the draws (T54).',
  }),
  ...into('samplers/integer.ts', samplers, {
    name: 'last-number-never-drawn',
    find: '- first + 1)',
    replace: '- first)',
    why: 'Both ends occur (T53).',
  }),
  ...into('samplers/_scale.ts', samplers, {
    name: 'ends-drawn-half-as-often',
    find: 'lo: lo - 0.5, hi: hi + 0.5',
    replace: 'lo, hi',
    why: 'A whole number at an end has its full share.',
  }),
] satisfies readonly Mutation[];
