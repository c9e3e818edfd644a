import { defineInitializer } from './_initializer';

/** N(0, 1)·√(1/fan-in) (T29, the form in the notes). */
export default defineInitializer({
  kind: 'xavier',
  title: 'Xavier',
  formula: 'W \\sim N(0, 1/n_{in})',
  help: 'Keeps the variance through tanh layers and in front of the output.',
  params: {},
  fill: (w, fan, random) => {
    const deviation = Math.sqrt(1 / fan.in);
    for (let i = 0; i < w.length; i++) w[i] = deviation * random.normal();
  },
});
