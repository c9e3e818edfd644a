import { float } from '../params/param';
import { defineInitializer } from './_initializer';

/** N(0, 1)·deviation, whatever the layer's width (the notes' 0.01·randn). */
export default defineInitializer({
  kind: 'small-normal',
  title: 'Small normal',
  formula: 'W \\sim N(0, \\sigma^2)',
  help: 'The same small spread for every layer. In deep networks the signal fades from layer to layer: 1/n and He cure that.',
  params: {
    deviation: float({
      label: 'Deviation σ',
      help: 'Standard deviation of the weights at the start.',
      min: 1e-6,
      max: 10,
      default: 0.01,
      scale: 'log',
    }),
  },
  fill: (w, _fan, random, p) => {
    for (let i = 0; i < w.length; i++) w[i] = p.deviation * random.normal();
  },
});
