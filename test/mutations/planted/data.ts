import { into, type Mutation } from '../mutation';

const data = ['test/golden/data', 'test/golden/augmentation', 'test/contract/scalers', 'engine/src/pipeline'];

export default [
  ...into('stats/moments.ts', data, {
    name: 'z-score-by-m-minus-1',
    find: 'Math.sqrt(squares / n)',
    replace: 'Math.sqrt(squares / (n - 1))',
    why: 'σ² of [1, 2, 3, 4] is 1.25, not 1.667 (T23).',
  }),
  ...into(
    'pipeline/fit-data.ts',
    data,
    {
      name: 'scaler-fitted-on-all-rows',
      find: 'fitFeature(spec, feature, split.train)',
      replace: 'fitFeature(spec, feature, rows)',
      why: 'μ and σ are learnt from the train rows only (T24).',
    },
    {
      name: 'target-scaler-fitted-on-all-rows',
      find: 'fitTargets(used.targets, split.train)',
      replace: 'fitTargets(used.targets, rows)',
      why: 'μ and σ of a target too are learnt from the train rows only.',
    },
    {
      name: 'weights-by-the-mean-of-all-rows',
      find: 'fitWeight(spec, used.weight, split.train)',
      replace: 'fitWeight(spec, used.weight, rows)',
      why: 'A weight is divided by the mean of the train rows.',
    },
  ),
  ...into(
    'pipeline/prepare.ts',
    data,
    {
      name: 'dev-rows-augmented',
      find: 'seen: grown.value, dev,',
      replace:
        'seen: grown.value, dev: (augment(dev, pipeline, spec.augment, spec.split.seed, mostNumbers) as { value: EncodedRows }).value,',
      why: 'Dev rows stay as they are (T20).',
    },
    {
      name: 'augmented-rows-not-seen',
      find: 'seen: grown.value',
      replace: 'seen: train',
      why: 'The network is trained on the augmented rows (T20).',
    },
  ),
  ...into('scalers/robust.ts', [...data, 'engine/src/scalers'], {
    name: 'quartiles-not-interpolated',
    find: 'quantile(sorted, 0.75) - quantile(sorted, 0.25)',
    replace: 'sorted[Math.floor(0.75 * sorted.length)]! - sorted[Math.floor(0.25 * sorted.length)]!',
    why: 'Quartiles between two values are interpolated in a straight line.',
  }),
  ...into('data/calendar.ts', data, {
    name: 'no-leap-day-in-centuries',
    find: ' + Math.floor(day / 36_524)',
    replace: '',
    why: '1900 had no 29 February.',
  }),
  ...into(
    'pipeline/encode.ts',
    data,
    {
      name: 'indicator-beside-its-place',
      find: 'x[i * width + at + offset] = 1',
      replace: 'x[i * width + at] = 1',
      why: 'The mark of a gap has a column of its own.',
    },
    {
      name: 'gap-as-unseen',
      find: 'codes[i] === missing ? ofGap : codes[i]!',
      replace: 'codes[i]! < 0 ? ofGap : codes[i]!',
      why: 'A category that no train row had is not what gaps are filled with.',
    },
  ),
  ...into('augmenters/noise.ts', data, {
    name: 'noise-not-in-units-of-sigma',
    find: 'const deviation = sigma * deviations[j]!',
    replace: 'const deviation = deviations[j]! > 0 ? sigma : 0',
    why: 'The noise is in units of each column’s σ (T20).',
  }),
  ...into('augmenters/mixup.ts', data, {
    name: 'target-mixed-the-other-way',
    find: 'mix(more.y, rows.outputs, a, b, row, lambda)',
    replace: 'mix(more.y, rows.outputs, b, a, row, lambda)',
    why: 'x and y lie at the same place between two rows (T20).',
  }),
  ...into('splitters/_by-chance.ts', [...data, 'engine/src/splitters'], {
    name: 'dev-rows-among-train-rows',
    find: 'dev: dealt.slice(sizes[0], sizes[0] + sizes[1])',
    replace: 'dev: dealt.slice(0, sizes[1])',
    why: 'The parts share no row (T02).',
  }),
  ...into('random/stream.ts', ['engine/src/random', ...data], {
    name: 'normal-without-its-radius',
    find: 'Math.sqrt((-2 * Math.log(s)) / s)',
    replace: 'Math.sqrt(-2 * Math.log(s))',
    why: 'The polar method divides by s: otherwise the variance is not 1.',
  }),
  ...into('random/shuffle.ts', ['engine/src/random', ...data], {
    name: 'shuffle-moves-everything',
    find: 'random.below(i + 1)',
    replace: 'random.below(i)',
    why: 'A row may stay where it is; otherwise not all orders occur (T02).',
  }),
] satisfies readonly Mutation[];
