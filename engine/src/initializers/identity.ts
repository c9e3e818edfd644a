import { float } from '../params/param';
import { defineInitializer } from './_initializer';

/** W = gain·I for W [in, out], 0 off the diagonal; where in ≠ out, as much of the diagonal as there is (T26). */
export default defineInitializer({
  kind: 'identity',
  title: 'Identity',
  formula: 'W = \\mathrm{gain} \\cdot I',
  help: 'Passes its inputs on, each times the gain. A row of such layers shows how gradients vanish below a gain of 1 and explode above it.',
  params: {
    gain: float({
      label: 'Gain',
      help: 'What stands on the diagonal: 1.5 grows, 0.5 fades.',
      min: 0,
      max: 100,
      default: 1,
    }),
  },
  fill: (w, fan, _random, p) => {
    w.fill(0);
    const diagonal = Math.min(fan.in, fan.out);
    for (let i = 0; i < diagonal; i++) w[i * (fan.out + 1)] = p.gain;
  },
});
