import { defineSampler, type Choices } from './_sampler';
import { evenly, gridAlong } from './_scale';

/** One of some values, each as likely as any other. */
export default defineSampler<Choices>({
  kind: 'choice',
  title: 'Choice',
  formula: 'x \\in \\{x_1, \\dots, x_k\\}',
  help: 'Every value of a list is as likely as any other. It suits switches, kinds, and numbers that you name one by one.',
  fits: (range) => 'values' in range && range.values.length > 0,
  draw: (random, { values }) => values[random.below(values.length)]!,
  grid: ({ values }, n) => gridAlong(evenly, { lo: 0, hi: values.length - 1, whole: true }, n).map((i) => values[i]!),
  samples: [{ values: [16, 32, 64, 128, 256] }, { values: [false, true] }, { values: [{ kind: 'adam' }] }],
});
