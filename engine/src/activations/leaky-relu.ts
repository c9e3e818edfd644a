import { formula } from '../kernels/formula';
import { float } from '../params/param';
import { defineActivation } from './_activation';

const forward = formula('z, a; slope', 'a = z <= 0 ? slope * z : z');
const backward = formula('z, da, dz; slope', 'dz = z <= 0 ? slope * da : da');

export default defineActivation({
  kind: 'leaky-relu',
  title: 'Leaky ReLU',
  formula: String.raw`g(z) = \begin{cases} z & z > 0 \\ s\,z & z \le 0 \end{cases}`,
  help: 'Like ReLU, with a small slope s below 0. A unit that is off still learns, so none can die.',
  glyph: { stroke: 'M1.5 13L8 11l5.8-8' },
  params: {
    slope: float({
      label: 'Slope below 0',
      help: 'What an input below 0 is multiplied by. 0 would be ReLU, 1 would be linear.',
      min: 0,
      max: 1,
      default: 0.01,
    }),
  },
  hidden: true,
  kinks: [0],
  formulas: { forward, backward },
  forward: (k, z, a, rows, cols, { slope }) => k.each(forward, rows, cols, z, a, slope),
  backward: (k, z, _a, da, dz, rows, cols, { slope }) => k.each(backward, rows, cols, z, da, dz, slope),
  samples: [{ slope: 0 }, { slope: 1 }],
});
