import { defineInitializer } from './_initializer';

/** N(0, 1)·√(1/fan-in) (T27). */
export default defineInitializer({
  kind: 'lecun-normal',
  title: '1/n',
  formula: 'W \\sim N(0, 1/n_{in})',
  help: 'Keeps the variance of z at that of the inputs, for linear and tanh units.',
  params: {},
  fill: (w, fan, random) => {
    const deviation = Math.sqrt(1 / fan.in);
    for (let i = 0; i < w.length; i++) w[i] = deviation * random.normal();
  },
});
