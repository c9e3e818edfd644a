import { defineInitializer } from './_initializer';

/** N(0, 1)·√(2/fan-in) (He et al. 2015; T28). */
export default defineInitializer({
  kind: 'he-normal',
  title: 'He',
  formula: 'W \\sim N(0, 2/n_{in})',
  help: 'Twice the variance of 1/n, because a ReLU passes only half of it. Use it in front of ReLU.',
  params: {},
  fill: (w, fan, random) => {
    const deviation = Math.sqrt(2 / fan.in);
    for (let i = 0; i < w.length; i++) w[i] = deviation * random.normal();
  },
});
