import { defineInitializer } from './_initializer';

/** N(0, 1)·√(2/(fan-in + fan-out)) (Glorot and Bengio 2010; T29). */
export default defineInitializer({
  kind: 'glorot-normal',
  title: 'Glorot',
  formula: 'W \\sim N(0, 2/(n_{in} + n_{out}))',
  help: 'A compromise between keeping the variance forwards and backwards.',
  params: {},
  fill: (w, fan, random) => {
    const deviation = Math.sqrt(2 / (fan.in + fan.out));
    for (let i = 0; i < w.length; i++) w[i] = deviation * random.normal();
  },
});
